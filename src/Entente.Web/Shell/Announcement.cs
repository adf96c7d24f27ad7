using Entente.Access;
using Entente.Staff;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Web.Shell;

/// <summary>What the console says once the site answers: where it is, whom to sign in as, or how to set up an empty centre.</summary>
internal static class Announcement
{
    public static async Task PrintAsync(WebApplication app, TextWriter console, CancellationToken ct)
    {
        var address = app.Urls.FirstOrDefault() ?? "http://127.0.0.1";
        await using var db = app.Services.GetRequiredService<IStore>().Open(Reader.Machine);
        await console.WriteLineAsync($"\nEntente is at {address}\nIt keeps its records in the {app.Services.GetRequiredService<IStore>().Where}.");
        if (!await db.Users.AnyAsync(ct))
        {
            await console.WriteLineAsync($"""

                This centre is empty. Open {address}/setup and make its first administrator with this one-time code:

                    {app.Services.GetRequiredService<SetUpCode>().Text}

                """);
            return;
        }

        var personas = await (from user in db.Users.AsNoTracking()
                              where user.IsPersona
                              join role in db.UserRoles on user.Id equals role.User
                              where role.EndedAt == null
                              orderby role.Role
                              select new { user.DisplayName, role.Role }).Take(40).ToListAsync(ct);
        if (personas.Count == 0) return;

        await console.WriteLineAsync("\nThe example world is made up, and so are its people. Sign in as one of them by one click, from this machine only:\n");
        foreach (var group in personas.GroupBy(p => p.Role).OrderBy(g => g.Key))
        {
            await console.WriteLineAsync($"    {Words(group.Key),-18} {string.Join(", ", group.Select(p => p.DisplayName))}");
        }

        await console.WriteLineAsync("\nStop with Ctrl+C.");
    }

    private static string Words(Role role) => role switch
    {
        Role.FirstResponder => "first responder",
        Role.CaseWorker => "case worker",
        Role.DecisionMaker => "decision maker",
        Role.SupportProvider => "support provider",
        Role.DutyOfficer => "duty officer",
        Role.BorderOfficer => "border officer",
        Role.LiaisonOfficer => "liaison officer",
        _ => role.ToString().ToLowerInvariant(),
    };
}
