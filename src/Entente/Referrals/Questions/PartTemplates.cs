namespace Entente.Referrals.Questions;

/// <summary>Makes the parts that every place, statement, amount, date, "something else" and "not asked" has from templates that stand once in a question set, so that forty questions ask them alike.</summary>
internal static class PartTemplates
{
    /// <param name="complete">Gives a part its options.</param>
    /// <param name="template">The parts of a template by name: place, statement, money, as-said, other, why-not. None where the set has no such template.</param>
    public static IReadOnlyList<Part> Complete(Question question, IReadOnlyList<Part> parts, Func<Part, Part> complete, Func<string, IReadOnlyList<Part>> template)
    {
        List<Part> made = [.. parts.SelectMany(p => OfPlace(p, template)).Select(complete).SelectMany(p => WithBeside(p, complete, template))];
        if (!question.Statement) return made;
        var last = made.Max(p => p.Step);
        return [.. made, .. template("statement").Where(t => made.All(p => p.Code != t.Code)).Select(t => complete(t with { Step = last })).SelectMany(p => WithBeside(p, complete, template))];
    }

    /// <summary>A place stands as its parts: address, town and the rest. Whatever the place must not tell of an anonymous report, none of them tells.</summary>
    private static IEnumerable<Part> OfPlace(Part part, Func<string, IReadOnlyList<Part>> template)
    {
        if (part.Type != AnswerType.Place) return [part];
        return template("place").Where(t => !t.Force || part.Force)
            .Select(t => t with { Step = part.Step, Class = part.Class, Kind = part.Kind, Anonymous = part.Anonymous == Anonymous.Keep ? t.Anonymous : part.Anonymous });
    }

    private static IEnumerable<Part> WithBeside(Part part, Func<Part, Part> complete, Func<string, IReadOnlyList<Part>> template)
    {
        string[] names =
        [
            .. part.Type == AnswerType.Money ? ["money"] : Array.Empty<string>(),
            .. part.AsSaid ? ["as-said"] : Array.Empty<string>(),
            .. part.Options?.Any(o => o.TellsMore) == true ? ["other"] : Array.Empty<string>(),
            .. part.Type == AnswerType.Yn4 ? ["why-not"] : Array.Empty<string>(),
        ];
        return [part, .. names.SelectMany(template).Select(t => complete(t with { Code = part.Code + t.Code, Beside = part.Code, Step = part.Step, Class = part.Class, Kind = part.Kind, Anonymous = part.Anonymous, Fold = t.Fold ?? part.Fold, Centres = part.Centres }))];
    }
}
