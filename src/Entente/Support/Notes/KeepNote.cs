using Entente.Access;
using Entente.Audit;
using Entente.Cases;
using Entente.Cases.Tasks;
using Entente.Clocks;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Support.Notes;

/// <summary>Keeps a note in its compartment, or its next version beside the one before, and the task of the day on which somebody comes back to it.</summary>
public sealed class KeepNote(EntenteDb db, Gate gate, IdSource ids, NoteTerms terms, TaskTemplates templates, Calendars calendars)
{
    public async Task<Result<Note>> RunAsync(Reference reference, DataKind kind, NoteForm form, Act act, CancellationToken ct)
    {
        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, ct) is not { } about) return new CaseNotFound();
        var permission = await gate.AskAsync(db, act, kind, Verb.Write, about, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        Note? before = null;
        if (!string.IsNullOrEmpty(form.First))
        {
            if (!Reference.TryParse(form.First, out var first) || await db.Notes.SingleOrDefaultAsync(n => n.First == first && n.RowKind == kind && n.Dossier == about.Dossier && n.SupersededAt == null, ct) is not { } now) return new NoteNotFound();
            before = now;
        }

        var note = Note.From(form, about, terms.Of(kind), before, calendars.Of(about.Territory).DayOf(act.When), ids, act);
        if (note.IsRefused) return note;
        if (form.Number != (before?.Number ?? 0)) return new NoteCorrectedMeanwhile();
        before?.Supersede(act.When);
        List<Event> happened = [Kept(note.Value), .. await RemindAsync(note.Value, before, act, ct)];
        try
        {
            db.Add(note.Value);
            await db.CommitAsync(act, happened, ct);
            return note;
        }
        catch (DbUpdateException fault)
        {
            db.ChangeTracker.Clear();
            if (await db.Notes.IgnoreQueryFilters(["access"]).AnyAsync(n => n.First == note.Value.First && n.Number >= note.Value.Number, ct)) return new NoteCorrectedMeanwhile();
            // Somebody worked on the reminder in this very moment.
            if (fault is DbUpdateConcurrencyException) return new ChangedMeanwhile();
            throw;
        }
    }

    private static Event Kept(Note note) => note.RowKind switch
    {
        DataKind.PrivilegedNotes => new PrivilegedNoteKept(note.Reference, note.Category, note.Number, note.Dossier),
        DataKind.SupportNotes => new SupportNoteKept(note.Reference, note.Category, note.Number, note.Dossier),
        _ => new DecisionNoteKept(note.Reference, note.Category, note.Number, note.Dossier),
    };

    /// <summary>The task of the day that stands now; that of another day is no longer needed.</summary>
    private async Task<IReadOnlyList<Event>> RemindAsync(Note note, Note? before, Act act, CancellationToken ct)
    {
        if (note.FollowUpOn == before?.FollowUpOn) return [];
        var told = await db.Set<WorkTask>().IgnoreQueryFilters(["access"]).Where(t => t.Dossier == note.Dossier).ToListAsync(ct);
        var raising = new TaskRaising(db, ids, act);
        var start = note.First.Text + " ";
        foreach (var task in told.Where(t => t.IsOpen && templates.Find(t.Template)?.On == TaskTrigger.NoteFollowUp && t.Key.StartsWith(start, StringComparison.Ordinal))) raising.Close(task, TaskState.NotNeeded);
        if (note.FollowUpOn is { } day)
        {
            // Named after the version: a day that is set anew after its task was ended is told anew.
            foreach (var template in templates.On(TaskTrigger.NoteFollowUp, day).Where(t => t.Kind == note.RowKind)) raising.Raise(template, note, day, $"{start}{note.Number}", told);
        }

        return raising.Happened;
    }
}
