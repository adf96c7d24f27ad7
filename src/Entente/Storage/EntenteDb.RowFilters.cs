using System.Linq.Expressions;
using System.Reflection;
using Entente.Access;
using Microsoft.EntityFrameworkCore;

namespace Entente.Storage;

/// <summary>The row filters: each protected table's query leaves out what this reader may not see.</summary>
public abstract partial class EntenteDb
{
    private static readonly MethodInfo GuardRowsMethod = typeof(EntenteDb).GetMethod(nameof(GuardRows), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private static readonly MethodInfo GuardMethod = typeof(EntenteDb).GetMethod(nameof(Guard), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private void GuardAll(ModelBuilder model)
    {
        foreach (var type in typeof(EntenteDb).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IProtected))))
        {
            GuardMethod.MakeGenericMethod(type).Invoke(this, [model]);
        }
    }

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

        var groups = T.Kinds.GroupBy(k => (All: Sight.All.Contains(k), Own: Sight.Own.Contains(k), Team: Sight.OfTeam.Contains(k), Glass: Sight.Glass.Contains(k), Self: Sight.Self.Contains(k), Assigned: Sight.Assigned.Contains(k))).ToList();
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
        if (Sight.OfTeam.Contains(kind)) terms.Add(typeof(T).IsAssignableTo(typeof(IOfItsOrganisation))
            ? row => (row.Team == Sight.Team && row.Team != Sight.NoTeam) || (row.Team == Sight.NoTeam && row.Organisation == Sight.Organisation)
            : row => row.Team == Sight.Team || row.Team == Sight.NoTeam);
        if (Sight.Self.Contains(kind)) terms.Add(row => row.Dossier == Sight.SelfDossier);
        if (Sight.Glass.Contains(kind)) terms.Add(row => Sight.BrokenGlass.Contains(row.Dossier));
        if (Sight.Assigned.Contains(kind))
        {
            terms.Add(row => Set<Assignment>().Where(a => a.User == Sight.User && a.Role == Sight.Role && a.Until == null).Select(a => a.Dossier).Contains(row.Dossier));
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
