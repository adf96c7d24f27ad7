using Entente.Access;

namespace Entente.Tests.Access;

public sealed class MatrixTests
{
    private static readonly AccessMatrix Matrix = AccessMatrix.Shipped;

    [Fact]
    public void Whatever_no_cell_allows_is_refused() =>
        Assert.False(Matrix.Ask(Make.Reader(Role.BorderOfficer), DataKind.SupportNotes, Verb.Read, Relation.Own | Relation.Team | Relation.Assigned).Allowed);

    [Fact]
    public void Nobody_is_refused_everything() => Assert.All(Enum.GetValues<DataKind>(), kind =>
        Assert.All(Enum.GetValues<Verb>(), verb => Assert.False(Matrix.Ask(Reader.Nobody, kind, verb, Relation.Own | Relation.Team | Relation.Assigned, true).Allowed)));

    [Fact]
    public void An_administrator_never_reads_what_is_said_of_a_person() => Assert.All(
        (DataKind[])[DataKind.ReferralFacts, DataKind.ReferralNarrative, DataKind.Identity, DataKind.Contact, DataKind.Hazards, DataKind.Health, DataKind.DecisionDraft, DataKind.Entities],
        kind => Assert.False(Matrix.Ask(Make.Reader(Role.Administrator), kind, Verb.Read).Allowed));

    [Fact]
    public void The_relation_decides_and_the_widest_shape_wins()
    {
        Assert.Equal(Shape.Masked, Matrix.Ask(Make.Reader(Role.Analyst), DataKind.Identity, Verb.Read, Relation.Other).Shape);
        Assert.Equal(Shape.Full, Matrix.Ask(Make.Reader(Role.DecisionMaker), DataKind.Identity, Verb.Read, Relation.Assigned).Shape);
        Assert.False(Matrix.Ask(Make.Reader(Role.CaseWorker), DataKind.Identity, Verb.Read, Relation.Team).Allowed);
    }

    [Fact]
    public void What_needs_consent_stays_shut_without_it() =>
        Assert.Equal(Shape.Masked, Matrix.Ask(Make.Reader(Role.Analyst), DataKind.Identity, Verb.Read, Relation.Assigned).Shape);

    [Fact]
    public void A_cell_that_names_break_glass_alone_is_shut_until_it_is_broken()
    {
        var duty = Make.Reader(Role.DutyOfficer);

        Assert.False(Matrix.Ask(duty, DataKind.EvidenceFiles, Verb.Read, Relation.Other).Allowed);
        Assert.True(Matrix.Ask(duty, DataKind.EvidenceFiles, Verb.Read, Relation.Other, glassBroken: true).Allowed);
    }

    [Fact]
    public void Breaking_the_glass_opens_only_what_the_cell_says()
    {
        var duty = Make.Reader(Role.DutyOfficer);

        Assert.True(Matrix.Ask(duty, DataKind.Identity, Verb.Read, Relation.Other).GlassMayBeBroken);
        Assert.True(Matrix.Ask(duty, DataKind.Identity, Verb.Read, Relation.Other, glassBroken: true).Allowed);
        Assert.False(Matrix.Ask(duty, DataKind.SupportNotes, Verb.Read, Relation.Other, glassBroken: true).Allowed);
    }

    [Theory]
    [InlineData("Kind,Auditor\nIdentity,R,R", "cells")]
    [InlineData("Kind,Auditor\nIdentity,Q", "is not R, W, A or X")]
    [InlineData("Kind,Auditor\nIdentity,R z", "is not a known mark")]
    [InlineData("Kind,Auditor\nIdentity,R", "has no line for")]
    public void A_slip_in_the_file_stops_the_start_with_its_place(string file, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => MatrixFile.Read(file)).Message, StringComparison.Ordinal);
}
