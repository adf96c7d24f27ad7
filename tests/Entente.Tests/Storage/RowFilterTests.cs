using Entente.Access;
using Entente.Storage;

namespace Entente.Tests.Storage;

/// <summary>The row filter is the access check of every list, count, search and export: it is asked of the database itself.</summary>
public sealed class RowFilterTests
{
    [Theory, EveryDatabase]
    public async Task Nobody_sees_no_protected_row_and_the_machine_sees_all(string database)
    {
        await using var test = await TestDb.CreateAsync(database);
        await using var nobody = test.Open(Reader.Nobody);

        var kinds = nobody.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(IProtected))).ToList();

        Assert.All(kinds, kind => Assert.NotEmpty(kind.GetDeclaredQueryFilters()));
        Assert.Empty(nobody.Sight.All);
        Assert.Equal(Enum.GetValues<DataKind>().Length, Sight.Of(Reader.Machine, AccessMatrix.Shipped).All.Count);
    }
}
