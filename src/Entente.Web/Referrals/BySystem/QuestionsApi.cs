using System.Text.Json.Nodes;
using Entente.Foundation;
using Entente.Referrals.BySystem;
using Entente.Referrals.Questions;
using Entente.Web.Design;
using Entente.Web.Shell;
using Entente.Web.Staff;

namespace Entente.Web.Referrals.BySystem;

/// <summary>What anybody may read of the addresses for systems: the questions in each version, the schema of a referral, and the description of all addresses. Nothing here is about anybody.</summary>
public static class QuestionsApi
{
    private static readonly string Root = SystemDoor.Root.Value!;

    public static void MapQuestionsApi(this WebApplication app)
    {
        app.MapGet($"{Root}/questions", (QuestionSets sets) => Results.Json(new Versions(sets.Current.Code, [.. sets.All.Select(s => new Version(s.Code, s.Source, $"{Root}/questions/{s.Code}", $"{Root}/schema/{s.Code}"))])));
        app.MapGet($"{Root}/questions/{{code}}", (string code, QuestionSets sets, Texts texts) => Find(sets, code) is { } set ? Results.Json(QuestionsJson.Of(set)) : texts.Tell(StatusCodes.Status404NotFound));
        app.MapGet($"{Root}/schema/{{code}}", (string code, QuestionSets sets, Texts texts) => Find(sets, code) is { } set ? Results.Json(ReferralSchema.Of(set), contentType: "application/schema+json") : texts.Tell(StatusCodes.Status404NotFound));
        app.MapGet($"{Root}/openapi", (QuestionSets sets) => Results.Json(Describe(sets)));
    }

    /// <summary>The OpenAPI description from data/api, with the schema of today's referral in it.</summary>
    internal static JsonNode Describe(QuestionSets sets)
    {
        var description = JsonNode.Parse(DataFolder.Shipped.ReadText("api/openapi.json"))!;
        var referral = ReferralSchema.Of(sets.Current);
        description["components"]!["schemas"]!["Referral"] = referral;
        return description;
    }

    private static QuestionSet? Find(QuestionSets sets, string code) => sets.All.FirstOrDefault(s => s.Code == code);

    private sealed record Versions(string Current, IReadOnlyList<Version> All);
    private sealed record Version(string Code, string Source, string Questions, string Schema);
}
