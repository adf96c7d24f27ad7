using System.Linq.Expressions;
using Entente.Storage.Sealing;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Databases;

/// <summary>Refuses a query that would have the database compare, sort or count by a sealed column: each sealing of one text gives other bytes, so it would answer, and wrongly. Reading one, and asking whether there is any, is let through.</summary>
internal sealed class SealedQueries : IDbContextOptionsExtension
{
    public DbContextOptionsExtensionInfo Info => field ??= new About(this);

    public void ApplyServices(IServiceCollection services)
    {
        // The database's own step is kept and asked first.
        var own = services.Last(s => s.ServiceType == typeof(IQueryTranslationPostprocessorFactory));
        services.Remove(own);
        services.Add(ServiceDescriptor.Describe(own.ImplementationType!, own.ImplementationType!, own.Lifetime));
        services.Add(ServiceDescriptor.Describe(typeof(IQueryTranslationPostprocessorFactory), s => new Factory(
            (IQueryTranslationPostprocessorFactory)s.GetRequiredService(own.ImplementationType!), s.GetRequiredService<QueryTranslationPostprocessorDependencies>()), own.Lifetime));
    }

    public void Validate(IDbContextOptions options) { }

    private sealed class Factory(IQueryTranslationPostprocessorFactory own, QueryTranslationPostprocessorDependencies dependencies) : IQueryTranslationPostprocessorFactory
    {
        public QueryTranslationPostprocessor Create(QueryCompilationContext queryCompilationContext) => new Step(own.Create(queryCompilationContext), dependencies, queryCompilationContext);
    }

    private sealed class Step(QueryTranslationPostprocessor own, QueryTranslationPostprocessorDependencies dependencies, QueryCompilationContext context) : QueryTranslationPostprocessor(dependencies, context)
    {
        public override Expression Process(Expression query)
        {
            var done = own.Process(query);
            if (done is ShapedQueryExpression shaped) new Look().Visit(shaped.QueryExpression);
            return done;
        }
    }

    private sealed class Look : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node)
        {
            switch (node)
            {
                case ProjectionExpression { Expression: ColumnExpression }:
                case SqlUnaryExpression { OperatorType: ExpressionType.Equal or ExpressionType.NotEqual, Operand: ColumnExpression }:
                case SqlBinaryExpression { OperatorType: ExpressionType.Equal or ExpressionType.NotEqual, Left: ColumnExpression, Right: SqlConstantExpression { Value: null } }:
                    return node;
                case ColumnExpression { TypeMapping.Converter: { } converter } column when SealingStep.PlaceOf(converter) is { } place:
                    throw new InvalidOperationException($"A query asks the database to compare, sort or work with {place.Table}.{column.Name}, which is sealed ({place.Compartment}). Read it and do that in memory, or name it in LeftOpen with the reason.");
                case SelectExpression { IsDistinct: true } select when select.Projection.Any(p => SealingStep.PlaceOf(p.Expression.TypeMapping?.Converter) is not null):
                    throw new InvalidOperationException("A query asks the database for distinct rows with a sealed column, of which no two are alike. Do that in memory.");
                default:
                    return base.VisitExtension(node);
            }
        }
    }

    private sealed class About(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is About;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) { }
    }
}
