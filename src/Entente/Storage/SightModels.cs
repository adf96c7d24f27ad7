using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Entente.Storage;

/// <summary>Keeps one compiled model for each form of sight (a dozen roles, with and without broken glass), so that a restricted reader's queries hold only their own conditions and can use their indexes. A model seals with one ring of keys, so another ring has its own.</summary>
public sealed class SightModels : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) =>
        context is EntenteDb db ? (context.GetType(), db.Sight.Form, db.Keys, designTime) : (context.GetType(), "", designTime);
}
