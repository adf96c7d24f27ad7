using System.Linq.Expressions;
using System.Reflection;
using Entente.Access;
using Entente.Audit;
using Entente.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Entente.Storage;

/// <summary>The centre's one store, opened for one reader. Rooms map their own tables; each database has one small subclass.</summary>
/// <remarks>
/// A change is committed with its event or not at all. A query of a protected thing leaves out whatever the reader may not see:
/// nobody asks for that, it is a filter on the model. Opened for nobody, it shows nothing.
/// </remarks>
public abstract class EntenteDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Rows of every protected kind are left out unless this reader may see them.</summary>
    public Reader Reader { get; private set; } = Reader.Nobody;

    public AccessMatrix Matrix { get; private set; } = AccessMatrix.Shipped;

    /// <summary>What the reader may see, unfolded for the row filters. Chooses the model: see <see cref="SightModels"/>.</summary>
    public Sight Sight { get; private set; } = Sight.Of(Reader.Nobody, AccessMatrix.Shipped);

    /// <summary>Opens it for a reader, once, before the first query. The matrix is passed by tests alone.</summary>
    internal EntenteDb For(Reader reader, AccessMatrix? matrix = null)
    {
        (Reader, Matrix) = (reader, matrix ?? Matrix);
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

    /// <summary>Writes many rows fast, inside the current transaction; see <see cref="IBulkRows"/>.</summary>
    protected internal abstract IBulkRows Bulk { get; }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EntenteDb).Assembly);
        foreach (var type in typeof(EntenteDb).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IProtected))))
        {
            GuardMethod.MakeGenericMethod(type).Invoke(this, [modelBuilder]);
        }

        FieldClasses.Require(modelBuilder.Model);
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

    private static readonly MethodInfo GuardRowsMethod = typeof(EntenteDb).GetMethod(nameof(GuardRows), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static readonly MethodInfo GuardMethod = typeof(EntenteDb).GetMethod(nameof(Guard), BindingFlags.Instance | BindingFlags.NonPublic)!;

    /// <summary>Leaves out of every query of this kind the rows that this reader may not see. Only the terms that the role needs are in it, so the planner sees a plain predicate.</summary>
    private void Guard<T>(ModelBuilder model) where T : class, IProtected
    {
        if (typeof(T).IsAssignableTo(typeof(IProtectedByRow)))
        {
            GuardRowsMethod.MakeGenericMethod(typeof(T)).Invoke(this, [model]);
            return;
        }

        if (Sight.All.Contains(T.Kind)) return;

        var terms = Terms<T>(T.Kind);
        model.Entity<T>().HasQueryFilter("access", terms.Count == 0 ? _ => false : terms.Aggregate(Or));
    }

    /// <summary>The same for a table of several kinds: kinds that the role sees alike share one term.</summary>
    private void GuardRows<T>(ModelBuilder model) where T : class, IProtectedByRow
    {
        if (T.Kinds.All(Sight.All.Contains)) return;

        var groups = T.Kinds.GroupBy(k => (All: Sight.All.Contains(k), Own: Sight.Own.Contains(k), Team: Sight.OfTeam.Contains(k), Glass: Sight.Glass.Contains(k), Assigned: Sight.Assigned.Contains(k))).ToList();
        var seen = new List<Expression<Func<T, bool>>>();
        foreach (var group in groups)
        {
            var terms = group.Key.All ? [_ => true] : Terms<T>(group.First());
            if (terms.Count == 0) continue;
            var row = terms.Aggregate(Or);
            if (groups.Count > 1)
            {
                // Constants, not a list: a list becomes a parameter that no index can use.
                var kinds = group.Select(kind => (Expression)Expression.Equal(
                    Expression.Property(row.Parameters[0], nameof(IProtectedByRow.RowKind)), Expression.Constant(kind))).Aggregate(Expression.OrElse);
                row = Expression.Lambda<Func<T, bool>>(group.Key.All ? kinds : Expression.AndAlso(kinds, row.Body), row.Parameters);
            }

            seen.Add(row);
        }

        model.Entity<T>().HasQueryFilter("access", seen.Count == 0 ? _ => false : seen.Aggregate(Or));
    }

    private List<Expression<Func<T, bool>>> Terms<T>(DataKind kind) where T : class, IProtected
    {
        var terms = new List<Expression<Func<T, bool>>>();
        if (Sight.Own.Contains(kind)) terms.Add(row => row.Organisation == Sight.Organisation);
        if (Sight.OfTeam.Contains(kind)) terms.Add(row => row.Team == Sight.Team || row.Team == Sight.NoTeam);
        if (Sight.Glass.Contains(kind)) terms.Add(row => Sight.BrokenGlass.Contains(row.Dossier));
        if (Sight.Assigned.Contains(kind))
        {
            terms.Add(row => Set<Assignment>().Where(a => a.User == Sight.User && a.Until == null).Select(a => a.Dossier).Contains(row.Dossier));
        }

        return terms;
    }

    private static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> left, Expression<Func<T, bool>> right)
    {
        var body = new Swap(right.Parameters[0], left.Parameters[0]).Visit(right.Body);
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(left.Body, body), left.Parameters);
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
