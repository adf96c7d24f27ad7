using System.Security.Cryptography;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage;
using Microsoft.EntityFrameworkCore;

namespace Entente.Referrals;

/// <summary>Adds a file to a draft, or removes one. What it is, is read from its content.</summary>
public sealed class AddFile(EntenteDb db, OpenDraft open, Gate gate, IdSource ids)
{
    public async Task<Result<EvidenceFile>> RunAsync(string? reference, FileForm form, Act act, CancellationToken ct)
    {
        var found = await open.FindAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        var draft = found.Value.Draft;
        if (draft.IsSent) return new AlreadySent();
        var hashes = await db.EvidenceFiles.Where(f => f.Dossier == draft.Dossier).Select(f => f.Hash).ToListAsync(ct);
        var decided = Decide(draft, form, hashes, ids, act);
        if (decided.IsRefused) return decided;
        var permission = await gate.AskAsync(db, act, DataKind.EvidenceFiles, Verb.Write, decided.Value, ct);
        if (!permission.Allowed) return NotAllowed.By(permission);

        var file = decided.Value;
        db.AddRange(file, new FileContent { Id = file.Id, Bytes = form.Content! });
        await db.CommitAsync(act, new FileAdded(file.Reference, file.MediaType, file.Size, file.Hash, file.Dossier), ct);
        return file;
    }

    public async Task<Result<EvidenceFile>> RemoveAsync(string? reference, string? fileReference, Act act, CancellationToken ct)
    {
        var found = await open.FindAsync(reference, act, ct);
        if (found.IsRefused) return found.Problems.ToList();
        if (found.Value.Draft.IsSent) return new AlreadySent();
        var dossier = found.Value.Draft.Dossier;
        if (!Reference.TryParse(fileReference, out var known) || await db.EvidenceFiles.SingleOrDefaultAsync(f => f.Reference == known && f.Dossier == dossier, ct) is not { } file) return new FileNotFound();
        // Broken glass shows a file to the desk; taking it away is not reading.
        if (await gate.AskAsync(db, act, DataKind.EvidenceFiles, Verb.Write, file, ct) is { Allowed: false } no) return NotAllowed.By(no);

        db.Remove(await db.FileContents.SingleAsync(c => c.Id == file.Id, ct));
        db.Remove(file);
        await db.CommitAsync(act, new FileRemoved(file.Reference, file.Hash, dossier), ct);
        return file;
    }

    /// <summary>Decides whether the file is taken. Reads nothing but its arguments.</summary>
    public static Result<EvidenceFile> Decide(DraftReferral draft, FileForm form, IReadOnlyCollection<string> there, IdSource ids, Act act)
    {
        var problems = new List<Problem>();
        var summary = form.Summary?.Trim() ?? "";
        if (summary.Length == 0) problems.Add(new SummaryMissing());
        if (summary.Length > 300) problems.Add(new SummaryTooLong());
        if (Records.NormalForms.IsBroken(summary)) problems.Add(new SummaryBroken());
        if (form.Size > EvidenceFile.MostBytes) problems.Add(new FileTooLarge());
        else if (form.Content is not { } content) problems.Add(new FileMissing());
        else if (content.Length == 0) problems.Add(new FileIsEmpty());
        else if (content.Length > EvidenceFile.MostBytes) problems.Add(new FileTooLarge());
        else if (FileTypes.Of(content) is not { } type) problems.Add(new FileTypeRefused());
        else if (there.Count >= EvidenceFile.MostFiles) problems.Add(new TooManyFiles());
        else if (Convert.ToHexString(SHA256.HashData(content)) is var hash && there.Contains(hash)) problems.Add(new FileIsThere(""));
        else if (problems.Count == 0)
        {
            return new EvidenceFile
            {
                Id = ids.Next<EvidenceFileId>(),
                Reference = Reference.New("FILE"),
                Dossier = draft.Dossier,
                Organisation = draft.Organisation,
                Name = FileTypes.Sanitise(form.Name ?? ""),
                MediaType = type,
                Size = content.Length,
                Hash = hash,
                Summary = summary,
                MadeOn = form.MadeOn,
                AddedBy = act.Reader.User,
                AddedAt = act.When,
            };
        }

        return problems;
    }
}

/// <summary>A file as it came.</summary>
public sealed record FileForm
{
    public string? Name { get; init; }

    /// <summary>As the browser said; the content is left out where this is too large already.</summary>
    public long Size { get; init; }
    public byte[]? Content { get; init; }
    public string? Summary { get; init; }
    public PartialDate? MadeOn { get; init; }

    public override string ToString() => $"a file of {Size} bytes";
}
