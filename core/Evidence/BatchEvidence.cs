namespace HybridTrust.Evidence;

/// <summary>Who carried out a batch.</summary>
/// <param name="Executor"><c>cloud</c> or <c>runner NAME</c>.</param>
/// <param name="ToolVersion">The version of the program that did it.</param>
/// <param name="ToolHash">SHA-256 of that program's file; null where the host did not know its own.</param>
/// <param name="Job">The job's id; null for the cloud.</param>
/// <param name="EnvelopeHash">SHA-256 of the signed job; null for the cloud.</param>
/// <param name="ResultHash">SHA-256 of the signed result; null for the cloud.</param>
/// <param name="Signer">Thumbprint of the certificate that signed the result; null for the cloud.</param>
/// <param name="Fence">The organization lock's number while it changed things; 0 when it only read.</param>
/// <param name="Correlation">What finds the batch elsewhere: the job's nonce in the runner's journal, or the cloud batch's key in the host's. Null in older records.</param>
public sealed record BatchEvidence(
    string Executor,
    string ToolVersion,
    string? ToolHash = null,
    string? Job = null,
    string? EnvelopeHash = null,
    string? ResultHash = null,
    string? Signer = null,
    long Fence = 0,
    string? Correlation = null);
