using Entente.Foundation;
using Entente.Records;

namespace Entente.Cases.Consent;

/// <summary>What must be there, and what must not.</summary>
public static partial class ConsentEntries
{
    /// <summary>What agreement needs and a no does not: that it was understood, that it is proved, and that whoever agreed may.</summary>
    private static IEnumerable<Problem> Agreement(ConsentForm form, bool isChild, bool parentMayBeInvolved)
    {
        if (Empty(form.Language)) yield return new ConsentLanguageMissing();
        if (form.ReadBy is not ("self" or "me" or "interpreter")) yield return new ReaderMissing();
        if (form.ReadBy == "interpreter")
        {
            if (form.InterpretedBy == "companion") yield return new CompanionCannotInterpret();
            else if (form.InterpretedBy is not ("qualified" or "phone-service" or "staff") || Empty(form.Interpreter)) yield return new InterpreterMissing();
        }

        if (form.ExplainedBack is null) yield return new ExplainedBackMissing();
        else if (form.ExplainedBack is false) yield return new NotUnderstood();
        if (form.Proof is not ("signed" or "audio" or "witnessed")) yield return new ProofMissing();
        else if (form.Proof is "signed" or "audio" && Empty(form.ProofKept)) yield return new ProofKeptMissing();
        else if (form.Proof == "witnessed" && Empty(form.Witness)) yield return new WitnessMissing();
        if (isChild && form.By == ConsentBy.Person) yield return new ChildNeedsSomebody();
        if (!isChild && form.By is ConsentBy.Guardian or ConsentBy.Parent) yield return new AdultSpeaksForThemselves();
        if (form.By == ConsentBy.Parent && parentMayBeInvolved) yield return new ParentMayBeInvolved();
        if (form.By == ConsentBy.Decider && form.ByGround is not ("best-interests" or "appointed" or "court")) yield return new GroundToDecideMissing();
        if (form.By is not (null or ConsentBy.Person) && Empty(form.OwnView)) yield return new OwnViewMissing();
    }

    private static List<Problem> Texts(ConsentForm form)
    {
        var problems = new List<Problem>();
        Check(problems, nameof(form.Named), "recipient", form.Named, MostName);
        Check(problems, nameof(form.Interpreter), "interpreter", form.Interpreter, MostName);
        Check(problems, nameof(form.OwnWords), "own-words", form.OwnWords, MostWords);
        Check(problems, nameof(form.ProofKept), "proof-kept", form.ProofKept, MostName);
        Check(problems, nameof(form.Witness), "witness", form.Witness, MostName);
        Check(problems, nameof(form.ByName), "speaker", form.ByName, MostName);
        Check(problems, nameof(form.OwnView), "own-view", form.OwnView, MostWords);
        // Codes come from lists; whatever else is sent must not break the store.
        if (form.Language?.Length > 20) problems.Add(new ConsentLanguageMissing());
        return problems;
    }

    private static void Check(List<Problem> problems, string field, string name, string? text, int most)
    {
        if (text?.Length > most) problems.Add(new ConsentTextTooLong(field, name, most));
        else if (text is not null && NormalForms.IsBroken(text)) problems.Add(new ConsentTextBroken(field, name));
    }

    private static bool Has(IReadOnlyList<Term> terms, string? code) => terms.Any(t => t.Code == code);

    private static bool Empty(string? text) => string.IsNullOrWhiteSpace(text);

    private static string Clean(string? text) => text?.Trim() ?? "";
}
