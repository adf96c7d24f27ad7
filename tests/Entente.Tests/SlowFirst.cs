using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Entente.Tests.SlowFirst))]

namespace Entente.Tests;

/// <summary>Starts the classes that take minutes before all others: whichever begins last decides when the whole suite ends, on one core with the other idle.</summary>
public sealed class SlowFirst : ITestCollectionOrderer
{
    private static readonly string[] Slow =
    [
        "RouteRelationTests", "KillTests", "SentinelTests", "NullByteWalkTests", "ExampleWorldTests", "RouteWalkTests", "RealWalkTests", "RouteRelationFoundOutTests", "ExportSentinelTests", "AnotherLanguageTests",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(c => Place(c)).ThenBy(c => c.UniqueID, StringComparer.Ordinal)];

    private static int Place(ITestCollection collection)
    {
        var at = Array.FindIndex(Slow, name => collection.TestCollectionDisplayName.Contains("." + name + " ", StringComparison.Ordinal));
        return at < 0 ? Slow.Length : at;
    }
}
