using Entente.Access;
using Entente.Cases.Tasks;

namespace Entente.Web.Cases;

/// <summary>A table of tasks, on the list of all and on a case's own page.</summary>
/// <param name="WithCase">Whether each row says which case it belongs to.</param>
public sealed record TaskRows(IReadOnlyList<TaskLine> Lines, IReadOnlyDictionary<UserId, string> Names, string Caption, bool WithCase = true)
{
    public override string ToString() => nameof(TaskRows);
}
