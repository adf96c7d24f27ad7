using Entente.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entente.Staff;

/// <summary>The tables of the people who work here.</summary>
public static class StaffStore
{
    extension(EntenteDb db)
    {
        public DbSet<Organisation> Organisations => db.Set<Organisation>();
        public DbSet<Team> Teams => db.Set<Team>();
        public DbSet<User> Users => db.Set<User>();
        public DbSet<UserRole> UserRoles => db.Set<UserRole>();
        public DbSet<BrokenGlass> BrokenGlass => db.Set<BrokenGlass>();
    }
}

internal sealed class OrganisationTable : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisations");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(200);
        builder.Property(x => x.Sort).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(x => x.Reference).IsUnique();
    }
}

internal sealed class TeamTable : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("teams");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Name).HasMaxLength(200);
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => x.Organisation);
    }
}

internal sealed class UserTable : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.LoginName).HasMaxLength(100);
        builder.Property(x => x.LoginKey).HasMaxLength(100);
        builder.Property(x => x.DisplayName).HasMaxLength(200);
        builder.Property(x => x.WorkMail).HasMaxLength(200);
        builder.Property(x => x.PasswordHash).HasMaxLength(200);
        builder.Property(x => x.SecurityStamp).HasMaxLength(64);
        builder.Property(x => x.OneTimeKey).HasMaxLength(500);
        builder.Property(x => x.RecoveryCodes).HasMaxLength(2000);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.LoginKey).IsUnique();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.Organisation, x.Team });
    }
}

internal sealed class UserRoleTable : IEntityTypeConfiguration<UserRole>
{
    public void Configure(EntityTypeBuilder<UserRole> builder)
    {
        builder.ToTable("user_roles");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.User, x.EndedAt });
    }
}

internal sealed class BrokenGlassTable : IEntityTypeConfiguration<BrokenGlass>
{
    public void Configure(EntityTypeBuilder<BrokenGlass> builder)
    {
        builder.ToTable("broken_glass");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Reason).HasConversion<string>().HasMaxLength(20);
        builder.Property(x => x.Because).HasMaxLength(4000);
        builder.Property(x => x.Judgement).HasMaxLength(4000);
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.HasIndex(x => x.Reference).IsUnique();
        builder.HasIndex(x => new { x.User, x.Until });
        builder.HasIndex(x => x.JudgedAt);
    }
}
