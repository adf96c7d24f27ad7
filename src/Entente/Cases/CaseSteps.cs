using System.Collections.Frozen;
using System.Reflection;
using Entente.Access;
using Entente.Audit;

namespace Entente.Cases;

/// <summary>What is told as a step of a case: every event that carries <see cref="StepAttribute"/>, whatever room it happened in.</summary>
public static class CaseSteps
{
    private static readonly FrozenDictionary<string, DataKind> All = typeof(Event).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Event)))
        .Select(t => (t.Name, t.GetCustomAttribute<StepAttribute>()?.Kind))
        .Where(t => t.Kind is not null)
        .ToFrozenDictionary(t => t.Name, t => t.Kind!.Value);

    /// <summary>The names of the events that may be told where these kinds are open.</summary>
    public static IReadOnlyList<string> Open(Func<DataKind, bool> isOpen)
    {
        var open = All.Values.Distinct().Where(isOpen).ToHashSet();
        return [.. All.Where(s => open.Contains(s.Value)).Select(s => s.Key).Order(StringComparer.Ordinal)];
    }
}
