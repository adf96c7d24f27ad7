using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Records.Export;
using Entente.Staff;
using Entente.Storage;
using Entente.Storage.Sealing;
using Entente.Web.Shell;
using Entente.Web.Staff;
using Microsoft.AspNetCore.Identity;

namespace Entente.Web.Exports;

/// <summary>"entente export": signs somebody in at the console and takes records out with exactly their rights. Nobody exports as the machine.</summary>
internal static class ExportVerb
{
    public static async Task<int> RunAsync(string[] args, TextReader from, TextWriter to)
    {
        string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        if (Option("--as") is not { } name)
        {
            await to.WriteLineAsync(ExportCommand.Usage);
            return 2;
        }

        var database = Option("--database") ?? "var/example.db";
        var folder = Option("--var") ?? Audit.VerifyAuditCommand.FolderOf(database);
        await using var app = Site.Parts(["--Database", database, "--Var", folder, "--Logging:LogLevel:Default", "Warning"]);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (store, ledger) = (services.GetRequiredService<IStore>(), services.GetRequiredService<Ledger>());
        await using (var db = store.Open(Reader.Machine))
        {
            await Databases.Upgrade.RunAsync(db, default);
            await KeysAtStart.RequireAsync(db, services.GetRequiredService<TimeProvider>().GetUtcNow(), default);
        }

        if (await SignInAsync(services, name, from, to) is not { } standing)
        {
            await to.WriteLineAsync("Enter a sign-in name and a password that belong together. After 5 wrong tries an account stays locked for 15 minutes.");
            return 1;
        }

        if (Chosen(standing, Option("--role"), Option("--purpose")) is not var (role, purpose))
        {
            await to.WriteLineAsync($"Say --role with one of: {string.Join(", ", standing.Roles)}; and --purpose with one that this role may work for.");
            return 2;
        }

        var act = new Act(standing.In(role, purpose), purpose, Act.Cut(services.GetRequiredService<TimeProvider>().GetUtcNow()));
        return await ExportCommand.RunAsync(args, store, ledger, services.GetRequiredService<IdSource>(), services.GetRequiredService<SearchTrace>(), act, to, default);
    }

    private static (Role Role, Purpose Purpose)? Chosen(Standing standing, string? role, string? purpose)
    {
        var held = standing.Roles.Where(r => role is null ? AccessMatrix.Shipped.Cell(DataKind.Exports, r).Any(g => g.Verb == Verb.Export) : string.Equals(r.ToString(), role, StringComparison.OrdinalIgnoreCase)).ToList();
        if (held.Count != 1) return null;
        var open = Purposes.Shipped.Of(held[0]);
        var wanted = purpose is null ? open.Take(1).ToList() : [.. open.Where(p => string.Equals(p.ToString(), purpose, StringComparison.OrdinalIgnoreCase))];
        return wanted.Count == 1 ? (held[0], wanted[0]) : null;
    }

    /// <summary>The same checks as at the site's door: password, lock, one-time code. People of the example world need no password on their own machine, as there.</summary>
    private static async Task<Standing?> SignInAsync(IServiceProvider services, string name, TextReader from, TextWriter to)
    {
        var (users, store, ledger, now) = (services.GetRequiredService<UserManager<User>>(), services.GetRequiredService<UserStore>(), services.GetRequiredService<Ledger>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (await users.FindByNameAsync(name.Trim()) is not { } user)
        {
            await ledger.RememberAsync(Arriving.Unknown(now), new SignInFailed(default, "unknown name"), default);
            return null;
        }

        var standing = await services.GetRequiredService<Standings>().OfAsync(user.Id, default);
        var why = standing is not { MayWork: true, MustChangePassword: false } ? "account closed"
            : await users.IsLockedOutAsync(user) ? "locked"
            : user.IsPersona ? null
            : !await users.CheckPasswordAsync(user, await AskAsync("Password: ", from, to)) ? "wrong password"
            : user.OneTimeOn && !await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, await AskAsync("One-time code: ", from, to)) ? "wrong code"
            : !user.OneTimeOn && services.GetRequiredService<SessionLimits>().OneTimeCodes ? "no one-time codes"
            : null;
        if (why is null)
        {
            await users.ResetAccessFailedCountAsync(user);
            await store.NoteSignInAsync(user, "command line", default);
            return standing;
        }

        if (why.StartsWith("wrong", StringComparison.Ordinal)) await users.AccessFailedAsync(user);
        else await ledger.RememberAsync(Arriving.Act(user, now), new SignInFailed(user.Id, why), default);
        return null;
    }

    /// <summary>What is typed is not shown.</summary>
    private static async Task<string> AskAsync(string what, TextReader from, TextWriter to)
    {
        await to.WriteAsync(what);
        if (Console.IsInputRedirected || !ReferenceEquals(from, Console.In)) return await from.ReadLineAsync() ?? "";
        var typed = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else typed.Append(key.KeyChar);
        }

        await to.WriteLineAsync();
        return typed.ToString();
    }
}
