namespace HybridTrust.Functions.Azure.Identities;

/// <summary>What a token is wanted for. Reading and writing are two identities, so that what only looks cannot change anything.</summary>
internal enum Access
{
    /// <summary>To read.</summary>
    Read,

    /// <summary>To write; reads that decide a write are still done by the reader.</summary>
    Write,
}
