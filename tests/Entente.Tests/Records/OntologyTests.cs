using Entente.Foundation;
using Entente.Records;

namespace Entente.Tests.Records;

public sealed class OntologyTests
{
    [Theory]
    [InlineData("Person"), InlineData("Organization"), InlineData("Company"), InlineData("Vehicle"), InlineData("Vessel"), InlineData("Airplane"), InlineData("Address")]
    [InlineData("Document"), InlineData("Passport"), InlineData("Identification"), InlineData("Phone"), InlineData("Email"), InlineData("UserAccount"), InlineData("BankAccount")]
    [InlineData("Event"), InlineData("Trip"), InlineData("Employment"), InlineData("Family"), InlineData("Associate"), InlineData("UnknownLink")]
    [InlineData("Episode"), InlineData("Advert"), InlineData("Premises")]
    [InlineData("CourtCase"), InlineData("CourtCaseParty"), InlineData("Contract"), InlineData("ContractAward"), InlineData("License"), InlineData("Security")]
    public void The_field_has_a_schema_for(string name) => Assert.False(Ontology.Shipped[name].Abstract);

    [Fact]
    public void A_child_schema_has_what_its_parents_have()
    {
        var company = Ontology.Shipped["Company"];

        Assert.True(company.Is("LegalEntity"));
        Assert.Equal(PropertyType.Phone, company.Find("phone")!.Type);
        Assert.Equal(FieldClass.Hazard, company.Find("phone")!.Class);
    }

    [Fact]
    public void Links_point_to_schemas_that_are_there_and_captions_to_properties_that_are_there()
    {
        foreach (var schema in Ontology.Shipped.Schemas)
        {
            Assert.All(schema.Caption, c => Assert.NotNull(schema.Find(c)));
            Assert.All(schema.Properties.Values.Where(p => p.Range.Length > 0), p => Assert.NotNull(Ontology.Shipped.Find(p.Range)));
            if (schema.Edge is { } edge) Assert.NotNull(schema.Find(edge.Source));
        }
    }

    [Fact]
    public void A_property_without_a_class_does_not_load()
    {
        var folder = Directory.CreateTempSubdirectory("entente-ontology");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "ontology"));
        File.WriteAllText(Path.Combine(folder.FullName, "ontology", "one.json"), """
            { "source": "s", "date": "2026-01-01", "schemas": { "Thing": { "label": "Thing", "plural": "Things", "extends": [],
              "properties": { "name": { "label": "Name", "type": "name", "kind": "identity" } } } } }
            """);

        var refused = Assert.Throws<InvalidDataException>(() => Ontology.From(new DataFolder(folder.FullName)));

        Assert.Contains("Thing.name has no class", refused.Message, StringComparison.Ordinal);
        folder.Delete(true);
    }
}
