using Entente.Web.Design;

namespace Entente.Web.Shell;

/// <summary>Says a rule of the matrix ("Supervisor · Write · Identity · only for own or team") in the reader's words.</summary>
internal static class RuleInWords
{
    private const string Another = "for another purpose: ";

    /// <summary>Whom to ask, by what the rule lacks: another role, being assigned, the team, the organisation.</summary>
    public static string WhomToAsk(Texts texts, string rule) => texts["error.403.next" + rule.Split(" · ").ElementAtOrDefault(3) switch
    {
        null or "" => "",
        var why when why.StartsWith(Another, StringComparison.Ordinal) => ".purpose",
        var why when !why.StartsWith("only for ", StringComparison.Ordinal) => ".never",
        var why when why.Contains("assigned", StringComparison.Ordinal) => ".assigned",
        var why when why.Contains("team", StringComparison.Ordinal) => ".team",
        var why when why.Contains("own", StringComparison.Ordinal) => ".own",
        _ => "",
    }];

    public static string Tell(Texts texts, string rule)
    {
        var parts = rule.Split(" · ");
        if (parts.Length < 3 || !texts.Has($"role.{parts[0]}") || !texts.Has($"verb.{parts[1]}")) return texts.Of(rule);
        var role = texts[$"role.{parts[0]}"];
        var what = texts.Has($"kind.{parts[2]}") ? texts[$"kind.{parts[2]}"] : parts[2];
        var first = texts["error.403.you", role, texts[$"verb.{parts[1]}"], what];
        var why = parts.Length < 4 ? ""
            : parts[3].StartsWith(Another, StringComparison.Ordinal)
                ? texts["error.403.purpose", parts[3][Another.Length..].Split(" or ").Select(p => texts[$"purpose.{p}"]).Aggregate((a, b) => texts["relation.or", a, b])]
            : parts[3].StartsWith("only for ", StringComparison.Ordinal)
                ? texts["error.403.only", role, parts[3]["only for ".Length..].Split(" or ").SelectMany(r => r.Split(", "))
                    .Select(r => texts.Has($"relation.{r}") ? texts[$"relation.{r}"] : r).Aggregate((a, b) => texts["relation.or", a, b])]
                : texts["error.403.never", role];
        return $"{first} {why}".Trim();
    }
}
