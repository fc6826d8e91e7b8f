namespace HybridTrust.Runner.Work;

/// <summary>A signed result on its way to the host.</summary>
/// <param name="JobId">The job it is posted to.</param>
/// <param name="Envelope">The envelope it answers.</param>
/// <param name="Result">The signed result.</param>
/// <param name="Journalled">Whether the journal holds it; a refusal of an envelope that is not genuine is not kept.</param>
internal sealed record Answer(string JobId, string Envelope, byte[] Result, bool Journalled);
