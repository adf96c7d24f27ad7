using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Linkage;
using Entente.Matching;
using Entente.Matching.Grading;
using Entente.Records;

namespace Entente.Tests.Matching;

using Reliability = Entente.Records.Reliability;

/// <summary>A database with people who may grade sources.</summary>
internal sealed class Graded(TestDb test)
{
    public static Act Administrator => Make.Act(Role.Administrator, user: 41);

    public static Act Supervisor => Make.Act(Role.Supervisor, user: 42);

    public async Task<RecordSource> SourceAsync(string name = "Made-up Register", SourceKind kind = SourceKind.Register, Reliability came = Reliability.NotKnown)
    {
        var source = new RecordSource { Id = test.Ids.Next<SourceId>(), Reference = Reference.New("SRC"), Name = name, Kind = kind, Reliability = came, Organisation = Make.Centre };
        await test.AddAsync(source);
        return source;
    }

    public async Task<Result<SourceGrade>> AskAsync(RecordSource source, Reliability? grade, string why = "Made up: three dates of ten were wrong", string? seen = null, Act? act = null)
    {
        act ??= Administrator;
        await using var db = test.Open(act.Reader);
        return await new AskGrade(db, test.Ledger, Pointers.Shipped, GradeRules.Shipped, test.Ids).RunAsync(source.Reference, new() { Grade = grade, Why = why, Seen = seen }, act, default);
    }

    public async Task<Result<SourceGrade>> AnswerAsync(RecordSource source, bool? agree, string why = "", string? seen = null, Act? act = null)
    {
        act ??= Supervisor;
        await using var db = test.Open(act.Reader);
        return await new AnswerGrade(db, test.Ledger, Pointers.Shipped, GradeRules.Shipped).RunAsync(source.Reference, new() { Agree = agree, Why = why, Seen = seen }, act, default);
    }

    public async Task GradeAsync(RecordSource source, Reliability grade)
    {
        Assert.False((await AskAsync(source, grade)).IsRefused);
        Assert.False((await AnswerAsync(source, true)).IsRefused);
    }

    public async Task<SourceView?> ReadAsync(RecordSource source, Act? act = null)
    {
        act ??= Administrator;
        await using var db = test.Open(act.Reader);
        return await new SourceGrades(db, test.Ledger, Pointers.Shipped, GradeRules.Shipped).ReadAsync(source.Reference, act, default);
    }

    public async Task<IEnumerable<string>> NamesAsync(Act act, string? name = null)
    {
        await using var db = test.Open(act.Reader);
        return (await new SourceGrades(db, test.Ledger, Pointers.Shipped, GradeRules.Shipped).ListAsync(name, null, act, default)).Lines.Select(l => l.Source.Name);
    }

    /// <summary>What somebody who names two records gets.</summary>
    public CompareTwo ByHand => new(test.Store, LinkModel.Default, new(Ontology.Shipped), Ontology.Shipped, GradeRules.Shipped);
}
