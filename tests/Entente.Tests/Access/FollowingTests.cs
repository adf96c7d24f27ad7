using Entente.Access;
using Entente.Audit;
using Entente.Records.Export;
using Entente.Records.Import;
using Entente.Referrals;
using Entente.Staff;
using Entente.Staff.Systems;

namespace Entente.Tests.Access;

public sealed class FollowingTests
{
    /// <summary>What is protected and stays where it was made, and why.</summary>
    private static readonly Dictionary<Type, string> Stays = new()
    {
        [typeof(Referral)] = "it is what is given to a team: the rest follows it",
        [typeof(DraftReferral)] = "it is the sender's until it is sent, and nobody's afterwards",
        [typeof(BrokenGlass)] = "it is reviewed by the team of whoever broke it",
        [typeof(ExportJob)] = "it belongs to whoever asked, and their team agrees to it",
        [typeof(ImportJob)] = "it belongs to whoever brought the file, and to no dossier",
        [typeof(Entente.Matching.Relinking.Relink)] = "it belongs to whoever asked for it, and to no dossier",
        [typeof(Entente.Retention.Deletion.DeletionCertificate)] = "it is what stays of a dossier that is gone, with the team that confirmed it",
        [typeof(Entente.Supervision.Samples.SampleDraw)] = "it is of many dossiers, and belongs to the team that drew it",
        [typeof(Entente.Triage.Many.ManyRun)] = "it belongs to whoever chose them, and to no dossier",
        [typeof(Entente.Triage.Sharing.SharingRule)] = "it is how a team shares its work, and about no dossier",
        [typeof(SystemKey)] = "it is an organisation's own, and about no dossier",
        [typeof(User)] = "it is a person who works here",
    };

    [Fact]
    public void Every_protected_thing_follows_its_dossier_to_another_team_or_says_why_it_stays()
    {
        var all = typeof(Event).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IProtected))).ToList();

        Assert.Empty(from thing in all
                     where thing.IsAssignableTo(typeof(IOfDossier)) == Stays.ContainsKey(thing)
                     select $"{thing.Name} is protected: make it an IOfDossier, or say here why it stays; one of the two");
        Assert.Empty(Stays.Keys.Except(all).Select(t => $"{t.Name} is no longer protected"));
    }
}
