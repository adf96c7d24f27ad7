using Entente.Foundation;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Entente.Storage;

internal sealed class ReferenceText() : ValueConverter<Reference, string>(value => value.ToString(), text => Reference.Parse(text));

internal sealed class PartialDateText() : ValueConverter<PartialDate, string>(value => value.ToString(), text => PartialDate.Parse(text));
