using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Entente.Storage.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Entente.Storage;

/// <summary>The centre's one store, opened for one reader. Rooms map their own tables; each database has one small subclass.</summary>
/// <remarks>
/// A change is committed with its event or not at all. A query of a protected thing leaves out whatever the reader may not see:
/// nobody asks for that, it is a filter on the model. Opened for nobody, it shows nothing.
/// </remarks>
public abstract partial class EntenteDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Rows of every protected kind are left out unless this reader may see them.</summary>
    public Reader Reader { get; private set; } = Reader.Nobody;

    public AccessMatrix Matrix { get; private set; } = AccessMatrix.Shipped;

    /// <summary>What the reader may see, unfolded for the row filters. Chooses the model: see <see cref="SightModels"/>.</summary>
    public Sight Sight { get; private set; } = Sight.Of(Reader.Nobody, AccessMatrix.Shipped);

    /// <summary>What fields of sealed classes are sealed and opened with. Nobody reads a key through it.</summary>
    internal KeyRing Keys { get; private set; } = KeyRing.None;

    /// <summary>Opens it for a reader, once, before the first query. The matrix is passed by tests alone.</summary>
    internal EntenteDb For(Reader reader, AccessMatrix? matrix = null, KeyRing? keys = null)
    {
        (Reader, Matrix, Keys) = (reader, matrix ?? Matrix, keys ?? Keys);
        Sight = Sight.Of(reader, Matrix);
        return this;
    }

    /// <summary>Keeps the log for this database; the store cannot commit without one.</summary>
    public Ledger? Ledger { get; set; }

    /// <summary>Saves what changed and what happened together, in one transaction, at the next place of the log's chain.</summary>
    public Task CommitAsync(Act act, Event happened, CancellationToken ct) => CommitAsync(act, [happened], ct);

    /// <inheritdoc cref="CommitAsync(Act, Event, CancellationToken)"/>
    public async Task CommitAsync(Act act, IReadOnlyList<Event> happened, CancellationToken ct)
    {
        if (happened.Count == 0) throw new InvalidOperationException("A commit needs at least one event that says what happened.");
        var ledger = Ledger ?? throw new InvalidOperationException("This store was opened without a ledger: open it through IStore.");
        await ledger.CommitAsync(this, [.. happened.Select(e => AuditEntry.Of(act, e))], ct);
    }

    public sealed override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        ChangeTracker.HasChanges() && !_bookkeeping && !ChangeTracker.Entries<AuditEntry>().Any(e => e.State == EntityState.Added)
            ? throw new InvalidOperationException("A change without an event: use CommitAsync.")
            : base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use CommitAsync.");

    /// <summary>Saves what is no fact about anybody (a follower's cursor): the only change without an event.</summary>
    internal async Task SaveBookkeepingAsync(CancellationToken ct)
    {
        _bookkeeping = true;
        try { await SaveChangesAsync(true, ct); }
        finally { _bookkeeping = false; }
    }

    /// <summary>Has rows written past the change tracker within the next commit: all of it stands, or nothing.</summary>
    internal void Alongside(Func<CancellationToken, Task> write) => _alongside.Add(write);

    /// <summary>Saves what is tracked so far from within <see cref="Alongside"/>, so that much can be changed in bounded memory: the commit's event follows in the same transaction.</summary>
    internal Task SaveAlongsideAsync(CancellationToken ct) =>
        Database.CurrentTransaction is null ? throw new InvalidOperationException("Only within a commit: pass it to Alongside.") : SaveBookkeepingAsync(ct);

    internal async Task WriteAlongsideAsync(CancellationToken ct)
    {
        // Taken out first: a commit that fails must not leave them for the next.
        Func<CancellationToken, Task>[] writes = [.. _alongside];
        _alongside.Clear();
        foreach (var write in writes) await write(ct);
    }

    private readonly List<Func<CancellationToken, Task>> _alongside = [];

    /// <summary>Waits for and takes the one writer's place in this database, across processes. SQLite has it by its immediate transaction.</summary>
    protected internal virtual Task TakeWriterAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>After a commit that removed who somebody is: makes what was removed unreadable in the database's own files, as far as the database can. Asked outside a transaction.</summary>
    /// <returns>False where a reader was in the way; asked again later it goes on.</returns>
    protected internal virtual Task<bool> WipeAsync(CancellationToken ct) => Task.FromResult(true);

    /// <summary>Writes many rows fast, inside the current transaction; see <see cref="IBulkRows"/>. What the model seals is sealed here too.</summary>
    protected internal IBulkRows Bulk => _bulk ??= new SealingBulkRows(BulkOfDatabase);

    /// <summary>The database's own way of writing many rows, as they are given.</summary>
    protected abstract IBulkRows BulkOfDatabase { get; }

    /// <summary>What the database calls a text of any length, where a length would make it a shorter one: a sealed text is longer than its own.</summary>
    protected virtual string? TextOfAnyLength => null;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EntenteDb).Assembly);
        GuardAll(modelBuilder);
        FieldClasses.Require(modelBuilder.Model);
        SealedColumns.Seal(modelBuilder.Model, Keys, TextOfAnyLength);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var id in typeof(EntenteDb).Assembly.GetTypes().Where(IdTypes.IsId))
        {
            configurationBuilder.Properties(id).HaveConversion(IdTypes.ConverterOf(id));
        }

        configurationBuilder.Properties<Reference>().HaveConversion<ReferenceText>().HaveMaxLength(32);
        configurationBuilder.Properties<PartialDate>().HaveConversion<PartialDateText>().HaveMaxLength(12);
    }

    private bool _bookkeeping;
    private SealingBulkRows? _bulk;
}
