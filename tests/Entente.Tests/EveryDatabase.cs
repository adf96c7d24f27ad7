using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Entente.Tests;

/// <summary>Runs a theory once on SQLite and once on PostgreSQL; one that cannot start shows as skipped with its reason, never as absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<string>("sqlite"), new TheoryDataRow<string>("postgres")]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
