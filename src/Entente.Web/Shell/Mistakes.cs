using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Foundation;
using Entente.Storage;
using Entente.Web.Design;
using Microsoft.AspNetCore.Mvc;

namespace Entente.Web.Shell;

/// <summary>Refusals for systems, as RFC 9457 has them: every mistake at once, each with its place, its rule by name and how to mend it. Never a word of what was sent.</summary>
public static class Mistakes
{
    /// <summary>The answer's media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Says a refusal; what the matrix refused is 403 and says no more.</summary>
    public static IResult Tell(this Texts texts, IReadOnlyList<Problem> problems, int status = StatusCodes.Status422UnprocessableEntity) =>
        problems.OfType<NotAllowed>().Any() ? texts.Tell(StatusCodes.Status403Forbidden)
        : Say(new(texts["api.error.mistakes", problems.Count], status, texts["api.error.mistakes.what"]) { Mistakes = [.. problems.Select(p => Of(texts, p))] });

    /// <summary>Says a status alone.</summary>
    public static IResult Tell(this Texts texts, int status) => Say(Of(texts, status));

    /// <summary>The same where a page answers: what nobody else did.</summary>
    public static ContentResult TellInPage(this Texts texts, int status) => new() { StatusCode = status, ContentType = MediaType, Content = JsonSerializer.Serialize(Of(texts, status), JsonSerializerOptions.Web) };

    private static Told Of(Texts texts, int status) => new(texts[$"api.error.{status}"], status, texts[$"api.error.{status}.what"]);

    private static IResult Say(Told told) => Results.Json(told, contentType: MediaType, statusCode: told.Status);

    private static Mistake Of(Texts texts, Problem problem)
    {
        var at = problem.Field.Split('/') is ["", "answers", .. var rest] ? rest : [];
        return new(problem.Key["refused.".Length..], texts.Of(problem), problem.Field)
        {
            Question = at.Length > 0 ? at[0] : null,
            Row = at.Length > 1 && int.TryParse(at[1], out var row) ? row + 1 : null,
            Part = at.Length > 2 ? at[2] : null,
        };
    }

    /// <summary>What went wrong.</summary>
    public sealed record Told(string Title, int Status, string Detail)
    {
        public string Type => "about:blank";

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<Mistake>? Mistakes { get; init; }
    }

    /// <summary>One mistake.</summary>
    /// <param name="Code">The rule by name.</param>
    /// <param name="Detail">What is wrong and how to mend it.</param>
    /// <param name="At">A JSON pointer (RFC 6901) to it, or the name of a header.</param>
    public sealed record Mistake(string Code, string Detail, string At)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Question { get; init; }

        /// <summary>Counted from 1.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Row { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Part { get; init; }
    }
}
