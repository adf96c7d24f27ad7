using Entente.Access;
using Entente.Cases;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Referrals;
using Entente.Staff;
using Microsoft.EntityFrameworkCore;

namespace Entente.World;

/// <summary>What each persona does for one dossier.</summary>
internal sealed partial class DossierPlan
{
    private DraftReferral? _draft;
    private Referral? _referral;
    private Reference _case;

    /// <summary>The version of the decision's draft that the second reader is handed.</summary>
    private int _version;

    /// <summary>The case that was opened from it; none where it has not come so far.</summary>
    public Reference Case => _case;

    private Reader Referrer(Desk desk) => desk.Town.Referrer(Body, persona: Number % 5 != 1);

    private async Task WriteAsync(Desk desk, Truth truth, CancellationToken ct)
    {
        _draft = await desk.DraftAsync(Referrer(desk), Received.AddMinutes(-40), Telling.All(Territory, IsDanger), ct);
        // The matrix lets first responders add files to a referral.
        if (Number % 4 == 0 && Referrer(desk).Role == Role.FirstResponder) await desk.AddNoteAsync(Referrer(desk), _draft, ct);
    }

    private async Task SendAsync(Desk desk, Truth truth, CancellationToken ct) =>
        _referral = await desk.SendAsync(Referrer(desk), _draft!, Received, Person, Report.Things.Skip(1).FirstOrDefault(t => t.Person is not null)?.Person, truth, ct);

    private async Task AnswerAlertAsync(Desk desk, Truth truth, CancellationToken ct)
    {
        if (Number == 0) return;
        var alert = await desk.LookAsync(db => db.Alerts.Where(a => a.Dossier == _referral!.Dossier).Select(a => a.Reference).SingleAsync(ct));
        var officer = desk.Town.As(Role.DutyOfficer);
        await desk.DoAsync<AnswerAlert, Alert>(officer, Received.AddMinutes(10), (answer, act) => answer.RunAsync(alert.Text, null, null, act, ct));
        if (Stage == Stage.Fresh) return;
        await desk.DoAsync<AnswerAlert, Alert>(officer, Received.AddMinutes(50), (answer, act) => answer.RunAsync(alert.Text, "Example world: the police were told by telephone and went there; the person was taken to a safe place.", null, act, ct));
    }

    private async Task RouteAsync(Desk desk, Truth truth, CancellationToken ct) =>
        _referral = await desk.DoAsync<RouteReferral, Referral>(desk.Town.As(Role.DutyOfficer), Received.AddHours(2), (route, act) => route.RunAsync(_referral!.Reference.Text, desk.Town.Intake.Reference.Text, act, ct));

    private async Task OpenAsync(Desk desk, Truth truth, CancellationToken ct)
    {
        var supervisor = desk.Town.As(Role.Supervisor);
        var from = _referral!;
        var form = new CaseForm(from.Reference, from.Dossier, from.Organisation, from.Team, from.Territory, from.SentAt, from.IsChild);
        var opened = await desk.DoAsync<OpenCase, Case>(supervisor, Received.AddHours(5), (open, act) => open.RunAsync(form, act, ct));
        _case = opened.Reference;
        foreach (var role in (Role[])[Role.CaseWorker, Role.DecisionMaker])
        {
            await desk.DoAsync<AssignDossier, Assignment>(supervisor, Received.AddHours(6), (assign, act) => assign.RunAsync(opened, desk.Town.As(role).User, role, act, ct));
        }
    }

    /// <summary>A pause that the decision maker asked for; the second one of the world still waits for its second person.</summary>
    private async Task PauseAsync(Desk desk, Truth truth, CancellationToken ct)
    {
        var clock = await desk.LookAsync(db => db.Clocks.Where(c => c.Dossier == _referral!.Dossier && c.StoppedAt == null).OrderBy(c => c.Id).Select(c => c.Reference).FirstAsync(ct));
        var form = new ClockForm { What = ClockChange.Pause, Reason = "Example world: the person is in hospital and cannot be asked.", Authority = "Example guidance (made up), on time that stands still" };
        await desk.DoAsync<AskClockChange, Clock>(desk.Town.As(Role.DecisionMaker), Received.AddHours(30), (ask, act) => ask.RunAsync(clock, form, act, ct));
        if (Number > 12) return;
        await desk.DoAsync<AnswerClockChange, Clock>(desk.Town.As(Role.Supervisor), Received.AddHours(34), (answer, act) => answer.RunAsync(clock, true, null, act, ct));
    }

    private async Task SupportAsync(Desk desk, Truth truth, CancellationToken ct)
    {
        await desk.DoAsync<AssignDossier, Assignment>(desk.Town.As(Role.Supervisor), Received.AddHours(80), (assign, act) => assign.RunAsync(_referral!, desk.Town.As(Role.SupportProvider).User, Role.SupportProvider, act, ct));
    }

    private async Task WeighAsync(Desk desk, Truth truth, CancellationToken ct)
    {
        var maker = desk.Town.As(Role.DecisionMaker);
        var positive = Stage != Stage.Negative;
        foreach (var element in (Element[])(IsChild ? [Element.Act, Element.Purpose] : [Element.Act, Element.Means, Element.Purpose]))
        {
            var form = new EvidenceForm
            {
                Element = element,
                Side = positive || element == Element.Act ? Side.For : Side.Neutral,
                Weight = element == Element.Act ? Weight.Strong : Weight.Some,
                What = $"Example world: what the referral says about the {element.ToString().ToLowerInvariant()}.",
                Why = "Example world: told freely, and fits what a second body noted.",
            };
            await desk.DoAsync<WeighEvidence, Evidence>(maker, Received.AddHours(26), (weigh, act) => weigh.AddAsync(_case, form, act, ct));
        }

        var grounds = new GroundsForm
        {
            Outcome = Stage == Stage.Drafted ? null : positive ? GroundsOutcome.Positive : GroundsOutcome.Negative,
            Reasons = Stage == Stage.Drafted ? [] : positive ? ["act-shown", "purpose-shown"] : ["purpose-not-enough"],
            Words = "Example world: these words are made up. The account and the records of two bodies were read and weighed.",
        };
        await desk.DoAsync<DraftGrounds, Grounds>(maker, Received.AddHours(27), (draft, act) => draft.SaveAsync(_case, grounds, act, ct));
    }

    private async Task HandOnAsync(Desk desk, Truth truth, CancellationToken ct) =>
        _version = (await desk.DoAsync<DraftGrounds, Grounds>(desk.Town.As(Role.DecisionMaker), Received.AddHours(50), (draft, act) => draft.HandOnAsync(_case, act, ct))).Version;

    private async Task ReadSecondAsync(Desk desk, Truth truth, CancellationToken ct) =>
        await desk.DoAsync<ReadGroundsSecond, Grounds>(desk.Town.As(Role.Supervisor), Received.AddHours(70), (read, act) => read.RunAsync(_case, new() { View = SecondView.Agree, Version = _version }, act, ct));

    private async Task IssueAsync(Desk desk, Truth truth, CancellationToken ct) =>
        await desk.DoAsync<IssueGrounds, Grounds>(desk.Town.As(Role.DecisionMaker), Received.AddHours(76), (issue, act) => issue.RunAsync(_case, act, ct));
}
