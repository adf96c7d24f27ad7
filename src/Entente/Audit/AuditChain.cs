using System.Security.Cryptography;

namespace Entente.Audit;

/// <summary>The rules of the chain, shared by the writer and the verifier.</summary>
public static class AuditChain
{
    /// <summary>The hash before line 1: of the log's name, so that an empty log has a root.</summary>
    public static byte[] Start { get; } = SHA256.HashData("Entente audit, format 1"u8);
}
