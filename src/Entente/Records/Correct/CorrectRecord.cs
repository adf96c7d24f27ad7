using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Records.Correct;

/// <summary>Puts a corrected record in the place of another. Both stay readable; whatever was judged of the old one is carried to the new.</summary>
public sealed class CorrectRecord(EntenteDb db, Gate gate, KeepRecords keep, RecordMaker maker, RecordSources sources)
{
    public async Task<Result<Record>> RunAsync(Reference reference, CorrectionForm form, Act act, CancellationToken ct)
    {
        var opened = await RecordToCorrect.OpenAsync(db, gate, maker.Ontology, reference, act, ct);
        if (opened.IsRefused) return opened.Problems.ToList();
        var (record, schema, source, mayTouch) = opened.Value;
        if (!record.IsCurrent) return new AlreadySuperseded();
        var decided = Correction.From(record, schema, source.Name, form, mayTouch, maker, act.When);
        if (decided.IsRefused) return decided.Problems.ToList();

        act = act with { Because = form.Because.Trim() };
        var (says, news) = await sources.FindOrAddAsync(db, form.Source, source.Kind, form.Reliability, act.Reader.Organisation, ct);
        var added = await keep.AddAsync([Draft(record, form, decided.Value, says.Id)], act, ct, Learned(form, act.When));
        if (added.IsRefused) return added.Problems.ToList();
        var made = added.Value.Records[0];
        db.RecordCorrections.Add(new() { Record = made.Id, Replaces = record.Id, By = act.Reader.User, At = act.When, Because = act.Because });
        var corrected = new RecordCorrected(reference, made.Reference, decided.Value.Changed, decided.Value.Added, decided.Value.Withdrawn) { Dossier = record.Dossier };
        try
        {
            await db.CommitAsync(act, news is null ? [added.Value.Happened, corrected] : [news, added.Value.Happened, corrected], ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody's correction was committed while this one was decided: nothing of this one is kept.
            db.ChangeTracker.Clear();
            return new AlreadySuperseded();
        }

        return made;
    }

    /// <summary>Where it stands and how it may be passed on does not change; the source's number stays only with the source.</summary>
    private static RecordDraft Draft(Record old, CorrectionForm form, Correction correction, SourceId source) => new(old.Schema, correction.Statements)
    {
        Source = source,
        Organisation = old.Organisation,
        Team = old.Team,
        Dossier = old.Dossier,
        Compartment = old.Compartment,
        Kind = old.RowKind,
        Handling = old.Handling,
        Reliability = form.Reliability,
        Said = Correction.Meant(form.Said, old.Said),
        Language = old.Language,
        ExternalId = source == old.Source ? old.ExternalId : "",
        Supersedes = old.Id,
    };

    private static DateTimeOffset Learned(CorrectionForm form, DateTimeOffset now) =>
        form.Learned is { } day && day != DateOnly.FromDateTime(now.UtcDateTime) ? new(day, TimeOnly.MinValue, TimeSpan.Zero) : now;
}
