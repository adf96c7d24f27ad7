using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Support.Notes;

internal sealed class NoteTable : IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<Note> builder)
    {
        builder.ToTable("notes");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.RowKind).HasConversion<string>().HasMaxLength(30);
        builder.Property(x => x.Category).HasMaxLength(40);
        builder.Property(x => x.Words).HasMaxLength(Note.MostWords);
        builder.Property(x => x.PrivilegedWords).HasMaxLength(Note.MostWords);
        builder.Ignore(x => x.Said);
        builder.HasIndex(x => x.Reference).IsUnique();
        // However many correct a note at once, one makes its next version.
        builder.HasIndex(x => new { x.First, x.Number }).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.RowKind, x.Id });
    }
}

internal sealed class DocumentRequestTable : IEntityTypeConfiguration<DocumentRequest>
{
    public void Configure(EntityTypeBuilder<DocumentRequest> builder)
    {
        builder.ToTable("document_requests");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(12);
        builder.Property(x => x.Wanted).HasMaxLength(AskForDocument.MostWords);
        builder.Property(x => x.Because).HasMaxLength(AskForDocument.MostWords);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}

internal sealed class NoteDocumentTable : IEntityTypeConfiguration<NoteDocument>
{
    public void Configure(EntityTypeBuilder<NoteDocument> builder)
    {
        builder.ToTable("note_documents");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Set).HasMaxLength(40);
        builder.Property(x => x.Words).HasMaxLength(Note.MostWords);
        builder.HasIndex(x => x.Reference).IsUnique();
        // One document to a request.
        builder.HasIndex(x => x.Request).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.Id });
    }
}
