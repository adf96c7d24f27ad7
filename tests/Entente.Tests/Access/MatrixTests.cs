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
    public void Whatever_a_role_may_do_one_of_its_purposes_opens() => Assert.Empty(
        from role in Enum.GetValues<Role>()
        from kind in Enum.GetValues<DataKind>()
        where Matrix.Cell(kind, role).Count > 0 && !Entente.Staff.Purposes.Shipped.Of(role).Any(p => Matrix.Purposes.Open(kind, p))
        select $"{role} has {kind} and no purpose that opens it");

    [Fact]
    public void What_somebody_works_for_narrows_what_their_role_opens()
    {
        var supervisor = Make.Reader(Role.Supervisor);

        Assert.False(Matrix.Ask(supervisor with { Purpose = Purpose.Decision }, DataKind.IntelligenceReports, Verb.Read, Relation.Team).Allowed);
        Assert.True(Matrix.Ask(supervisor with { Purpose = Purpose.Intelligence }, DataKind.IntelligenceReports, Verb.Read, Relation.Team).Allowed);
        Assert.False(Matrix.Ask(Make.Reader(Role.CaseWorker) with { Purpose = Purpose.Decision }, DataKind.SupportNotes, Verb.Read, Relation.Assigned).Allowed);
        Assert.False(Matrix.Ask(supervisor with { Purpose = null }, DataKind.Identity, Verb.Read, Relation.Team).Allowed);
        Assert.All(Enum.GetValues<Purpose>().Where(p => p is not (Purpose.Support or Purpose.Decision or Purpose.Duty or Purpose.Statistics)), p => Assert.False(Matrix.Purposes.Open(DataKind.ImmigrationStatus, p)));
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
    public void A_cell_that_means_a_part_may_not_open_the_whole()
    {
        var wrong = Assert.Throws<InvalidDataException>(() => Holes.In(DataKind.SupportNotes, Role.CaseWorker, "R a \"summary\""));

        Assert.Contains("SupportNotes: 'summary' is not weighed", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(Shape.Masked, Assert.Single(AccessMatrix.Shipped.Cell(DataKind.SupportNotes, Role.CaseWorker)).Shape);
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
