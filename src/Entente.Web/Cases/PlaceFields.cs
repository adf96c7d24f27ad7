using Entente.Cases.Contact;

namespace Entente.Web.Cases;

/// <summary>The fields of a place as they were entered.</summary>
public sealed record PlaceFields(string? Address, string? Town, string? PostCode, string? Latitude, string? Longitude)
{
    public static PlaceFields Of(WayForm form) => new(form.Address, form.Town, form.PostCode, form.Latitude, form.Longitude);

    public static PlaceFields Of(DangerForm form) => new(form.Address, form.Town, form.PostCode, form.Latitude, form.Longitude);

    public override string ToString() => nameof(PlaceFields);
}
