using Entente.Foundation;
using Entente.Referrals;
using Entente.Referrals.BySystem;
using Entente.Staff.Systems;
using Entente.Web.Design;
using Entente.Web.Shell;
using Entente.Web.Staff;

namespace Entente.Web.Referrals.BySystem;

/// <summary>Referrals for organisations' own systems: sending a whole one, weighing one, and where the organisation's own stand. The same use cases as the pages, with another face.</summary>
public static class ReferralApi
{
    private static readonly string Root = SystemDoor.Root.Value!;

    public static void MapReferralApi(this WebApplication app)
    {
        var (refer, read) = (new NeedsScope(SystemScope.Refer), new NeedsScope(SystemScope.Read));
        app.MapPost($"{Root}/referrals", SendAsync).WithMetadata(refer);
        app.MapPost($"{Root}/referrals/check", CheckAsync).WithMetadata(refer);
        app.MapGet($"{Root}/referrals", ListAsync).WithMetadata(read);
        app.MapGet($"{Root}/referrals/{{reference}}", StateAsync).WithMetadata(read);
    }

    private static async Task<IResult> SendAsync(HttpContext http, ReferBySystem refer, Acts acts, Texts texts, CancellationToken ct)
    {
        if (await SentBody.ReadAsync(http, ct) is not { } body) return texts.Tell(StatusCodes.Status413PayloadTooLarge);
        if (!SentBody.IsJson(http)) return texts.Tell(StatusCodes.Status415UnsupportedMediaType);
        var key = http.Request.Headers["Idempotency-Key"] is [{ } one] ? one : null;
        var result = await refer.RunAsync(key, body, acts.Now(), ct);
        if (result.IsRefused && result.Problems[0] is ReferralNotFound) return texts.Tell(StatusCodes.Status404NotFound);
        if (result.IsRefused) return texts.Tell(result.Problems, result.Problems[0] is IdempotencyKeyMissing or BodyIsNotJson ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity);
        var sent = result.Value;
        return Results.Created($"{Root}/referrals/{sent.Reference.ToRoute()}", new Taken(sent.Reference.Text, sent.SentAt, Codes.Of(sent.Sort), sent.Questions, sent.Recipients.Split(' ')));
    }

    private static async Task<IResult> CheckAsync(HttpContext http, ReferBySystem refer, Acts acts, Texts texts, CancellationToken ct)
    {
        if (await SentBody.ReadAsync(http, ct) is not { } body) return texts.Tell(StatusCodes.Status413PayloadTooLarge);
        if (!SentBody.IsJson(http)) return texts.Tell(StatusCodes.Status415UnsupportedMediaType);
        var result = await refer.CheckAsync(body, acts.Now(), ct);
        if (result.IsRefused) return texts.Tell(result.Problems, result.Problems[0] is BodyIsNotJson ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity);
        var would = result.Value;
        return Results.Json(new Weighed(Codes.Of(would.Sort), would.Recipients,
            [.. would.Recipients.Split(' ').Select(r => r.Split(':')).Select(r => new Receives(r[0], texts["recipient." + r[0]], r[1].Split('+', StringSplitOptions.RemoveEmptyEntries)))],
            [.. would.Warnings.Select(w => new Warned(w.Code, w.Question, texts["warning." + w.Code]))]));
    }

    private static async Task<IResult> ListAsync(string? before, MyReferrals mine, Acts acts, Texts texts, CancellationToken ct)
    {
        Reference known = default;
        if (before is not null && !Reference.TryParse(before, out known)) return texts.Tell(StatusCodes.Status404NotFound);
        if (await mine.ReadAsync(acts.Now(), before is null ? null : known, drafts: false, ct) is not { } page) return texts.Tell(StatusCodes.Status404NotFound);
        return Results.Json(new Listed([.. page.Sent.Select(r => new Stands(r.Reference.Text, r.SentAt, Codes.Of(r.Sort), Codes.Of(r.Status), texts[$"api.state.{r.Sort}.{r.Status}"], r.Due, null, null, null))], page.Next?.Text));
    }

    private static async Task<IResult> StateAsync(string reference, ReadReceipt read, Acts acts, Texts texts, CancellationToken ct)
    {
        var result = await read.RunAsync(reference, acts.Now(), ct);
        if (result.IsRefused) return result.Problems[0] is ReferralNotFound ? texts.Tell(StatusCodes.Status404NotFound) : texts.Tell(result.Problems);
        var r = result.Value;
        return Results.Json(new Stands(r.Reference.Text, r.SentAt, Codes.Of(r.Sort), Codes.Of(r.Status), texts[$"api.state.{r.Sort}.{r.Status}"], r.Due, r.WorkingDaysLeft, r.Recipients.Split(' '), r.Added));
    }

    private sealed record Taken(string Reference, DateTimeOffset SentAt, string Sort, string Questions, string[] Recipients);
    private sealed record Weighed(string Sort, string Recipients, Receives[] WhoReceivesWhat, Warned[] Warnings);
    private sealed record Receives(string Who, string InWords, string[] Parts);
    private sealed record Warned(string Code, string Question, string Detail);
    private sealed record Listed(Stands[] Referrals, string? Next);
    private sealed record Stands(string Reference, DateTimeOffset SentAt, string Sort, string State, string StateInWords, DateOnly? Due, int? WorkingDaysLeft, string[]? Recipients, IReadOnlyList<DateTimeOffset>? InformationAddedAt);
}
