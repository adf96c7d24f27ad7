using Entente.Audit;
using Entente.Cases.Consent;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases.Disclosures;

/// <summary>Decides whether something may cross, and under what. Reads nothing but its arguments.</summary>
public static class DecideDisclosure
{
    public const int MostWords = 2_000;

    public static IReadOnlyList<string> Ways { get; } = ["word", "letter", "mail", "file"];

    /// <param name="age">When the person comes to be 18; null where no date of birth is known.</param>
    public static Result<Disclosure> From(DisclosureForm form, Case about, ComingOfAge? age, IReadOnlyList<ConsentEntry> ledger, ConsentTerms terms, Powers powers, WorkingCalendar calendar, IdSource ids, Act act)
    {
        var problems = new List<Problem>();
        if (!terms.Purposes.Any(t => t.Code == form.Purpose)) problems.Add(new DisclosurePurposeMissing());
        if (!terms.Recipients.Any(t => t.Code == form.Recipient)) problems.Add(new DisclosureRecipientMissing());
        if (string.IsNullOrEmpty(form.Country) || Countries.Shipped.CodeOf(form.Country) is null) problems.Add(new DisclosureCountryMissing());
        if (form.Sets.Count == 0 || !form.Sets.All(s => terms.Sets.Any(t => t.Code == s))) problems.Add(new DisclosureSetsMissing());
        if (!Ways.Contains(form.How)) problems.Add(new HowMissing());
        if (string.IsNullOrWhiteSpace(form.What)) problems.Add(new WhatIsDisclosedMissing());
        Check(problems, nameof(form.What), "disclosed", form.What, MostWords);
        Check(problems, nameof(form.Because), "why-disclosed", form.Because, MostWords);
        Check(problems, nameof(form.Named), "recipient", form.Named, ConsentEntries.MostName);
        var at = Moment.Of(form.When, form.Day, form.Time, calendar, act.When, problems);
        if (string.IsNullOrEmpty(form.Ground)) problems.Add(new GroundMissing());
        if (problems.Count > 0) return problems;

        var country = Countries.Shipped.CodeOf(form.Country)!;
        var (ground, entries) = (DisclosureGround.Power, new List<Reference>());
        switch (form.Ground)
        {
            case "consent":
                ground = DisclosureGround.Consent;
                foreach (var set in form.Sets.Distinct())
                {
                    var use = new ConsentScope(form.Purpose!, form.Recipient!, form.Named?.Trim() ?? "", country, set);
                    // Where the hour is not known, it must have been allowed at every hour at which it may have happened.
                    var answer = new[] { at.From, at.Through }.Select(when => ConsentRule.MayUse(ledger, use, when)).OrderBy(a => a.Allowed).First();
                    if (answer.Allowed) entries.Add(answer.By!.Reference);
                    else problems.Add(new ConsentDoesNotAllow(ConsentTerms.Say(terms.Sets, set), new(answer.State.ToString())));
                }

                break;
            case "none" when form.When == SaidWhen.Now:
                problems.Add(new NothingAllowsIt());
                break;
            case "none":
                ground = DisclosureGround.None;
                break;
            default:
                var power = powers.Find(form.Ground);
                if (power is null) problems.Add(new GroundMissing());
                else if (calendar.DayOf(at.From) is var day && !power.Fits(form.Recipient!, about.Territory, about.IsChildOn(day, age?.By), day)) problems.Add(new PowerDoesNotFit(power.Text));
                break;
        }

        if (ground != DisclosureGround.Consent && string.IsNullOrWhiteSpace(form.Because)) problems.Add(new BecauseMissing());
        if (problems.Count > 0) return problems;

        return new Disclosure
        {
            Id = ids.Next<DisclosureId>(),
            Reference = Reference.New("DISC"),
            Dossier = about.Dossier,
            Organisation = about.Organisation,
            Team = about.Team,
            Purpose = form.Purpose!,
            Recipient = form.Recipient!,
            Named = form.Named?.Trim() ?? "",
            Country = country,
            Sets = string.Join(' ', form.Sets.Distinct()),
            How = form.How!,
            What = form.What!.Trim(),
            Ground = ground,
            Entries = string.Join(' ', entries.Distinct()),
            Power = ground == DisclosureGround.Power ? form.Ground! : "",
            Because = form.Because?.Trim() ?? "",
            At = at.From,
            EnteredAt = act.When,
            By = act.Reader.User,
        };
    }

    private static void Check(List<Problem> problems, string field, string name, string? text, int most)
    {
        if (text?.Length > most) problems.Add(new DisclosureTextTooLong(field, name, most));
        else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new DisclosureTextBroken(field, name));
    }
}
