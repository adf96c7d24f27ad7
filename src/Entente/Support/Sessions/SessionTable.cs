using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Support.Sessions;

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Service).HasMaxLength(40);
        builder.Property(x => x.At).HasMaxLength(5);
        builder.Property(x => x.Provider).HasMaxLength(Session.MostName);
        builder.Property(x => x.Language).HasMaxLength(20);
        builder.Property(x => x.InterpretedBy).HasMaxLength(20);
        builder.Property(x => x.Interpreter).HasMaxLength(Session.MostName);
        builder.Property(x => x.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Outcome).HasMaxLength(40);
        builder.Property(x => x.ByWhom).HasMaxLength(40);
        builder.Property(x => x.Why).HasMaxLength(40);
        builder.Property(x => x.Words).HasMaxLength(Session.MostWords);
        builder.Property(x => x.Others).HasMaxLength(Session.MostName);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Ignore(x => x.IsDoubtful);
        builder.Ignore(x => x.LackedInterpreter);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Dossier, x.On });
    }
}
