using System.Globalization;
using System.Reflection;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;

namespace Entente.Retention.Requests;

/// <summary>A stored value as a person can read it; empty where it says nothing to them.</summary>
internal static class FoundValue
{
    /// <summary>Types that are said in words; a test looks for a field about a person whose type is none of them, which would be left out of an answer unseen.</summary>
    private static readonly Type[] Said =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(decimal), typeof(double), typeof(DateOnly), typeof(DateTimeOffset), typeof(PartialDate),
        typeof(IEnumerable<string>), typeof(IEnumerable<ClockInterval>), typeof(IEnumerable<ClockExtension>), typeof(IEnumerable<Chaser>), typeof(ClockRequest), typeof(Letter), typeof(Basis),
    ];

    public static string Of(object? value) => value switch
    {
        string text => text.Trim(),
        bool yes => yes ? "Yes" : "No",
        Enum code => Words(code.ToString()),
        int or long or decimal or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture),
        PartialDate date => date.ToString(),
        IEnumerable<string> texts => string.Join(", ", texts),
        IEnumerable<ClockInterval> times => string.Join("\n", times.Select(t => Joined($"{Of(t.From)} to {(t.To is { } end ? Of(end) : "now")}: {(t.Running ? "ran" : "stood still")}", t.Reason, t.Authority))),
        IEnumerable<ClockExtension> longer => string.Join("\n", longer.Select(e => Joined($"{Of(e.At)}: longer by {Of(e.By)}", e.Reason, e.Authority))),
        IEnumerable<Chaser> chasers => string.Join("\n", chasers.Select(c => Joined(Of(c.At), c.How))),
        ClockRequest asked => Joined($"{Of(asked.At)}: {Words(asked.What.ToString())}{(asked.By is { } by ? " by " + Of(by) : "")}", asked.Reason, asked.Authority),
        Basis basis => string.Join("\n", basis.Weighed.Select(w => Joined(w.What, w.Why, w.Gap)).Prepend(basis.Question).Where(w => w.Length > 0)),
        Letter letter => string.Join("\n\n", letter.Parts.Select(p => p.Text).Prepend(letter.Title)),
        _ => "",
    };

    /// <summary>Whether a value of this type can say something.</summary>
    public static bool Says(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var bare && (bare.IsEnum || Said.Any(s => s.IsAssignableFrom(bare)));

    /// <summary>Numbers by which the house counts versions and finds its things say nothing about anybody.</summary>
    public static bool IsOfThem(PropertyInfo field) =>
        !field.Name.EndsWith("Hash", StringComparison.Ordinal) && !field.Name.EndsWith("Key", StringComparison.Ordinal) && !(field.Name is "Version" or "Number" && field.PropertyType != typeof(string));

    /// <summary>"WhatHappened" as "What happened".</summary>
    public static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));

    private static string Joined(params string[] parts) => string.Join(". ", parts.Select(p => p.Trim()).Where(p => p.Length > 0));
}
