namespace Entente.Linkage.Tests;

/// <summary>How good the default model is on people with known truth, at its own threshold.</summary>
public sealed class MeasuredTests(ITestOutputHelper output)
{
    [Fact]
    public void The_default_model_joins_sightings_of_invented_people()
    {
        var path = PublicData.Path("people_10k.csv");
        Assert.SkipWhen(path is null, "Set ENTENTE_PUBLIC_DATA to a folder with linkage/people_10k.csv.");
        Measure("people_10k", new(PublicData.People(path!), LinkModel.Default), 0.935);
    }

    [Fact]
    public void The_default_model_joins_febrl_3()
    {
        var path = PublicData.Path("febrl/dataset3.csv");
        Assert.SkipWhen(path is null, "Set ENTENTE_PUBLIC_DATA to a folder with linkage/febrl/dataset3.csv.");
        Measure("febrl 3", new(PublicData.Febrl(path!), LinkModel.Default), 0.99);
    }

    [Fact]
    public void The_default_model_joins_febrl_4()
    {
        var (a, b) = (PublicData.Path("febrl/dataset4a.csv"), PublicData.Path("febrl/dataset4b.csv"));
        Assert.SkipWhen(a is null || b is null, "Set ENTENTE_PUBLIC_DATA to a folder with linkage/febrl/dataset4a.csv and dataset4b.csv.");
        Measure("febrl 4", new(PublicData.Febrl(a!, b!), LinkModel.Default), 0.995);
    }

    private void Measure(string name, Pairs pairs, double floor)
    {
        var (precision, recall, f1) = pairs.At(m => m.WorthALook);
        output.WriteLine($"{name}: {pairs.Compared.Count:N0} pairs compared, {pairs.True:N0} true, {pairs.Reached:P1} of them reached; at the default threshold precision {precision:F4}, recall {recall:F4}, F1 {f1:F4}");
        foreach (var at in new[] { 0.1, 0.3, 0.7, 0.9, 0.99 })
        {
            var (p, r, f) = pairs.At(m => m.Probability >= at);
            output.WriteLine($"  at {at}: precision {p:F4}, recall {r:F4}, F1 {f:F4}");
        }

        Assert.True(f1 >= floor, $"{name}: F1 {f1:F4} is below {floor}.");
    }
}
