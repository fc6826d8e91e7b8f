namespace HybridTrust.Procedures.Rotate;

/// <summary>What has to be done about the auth certificate.</summary>
internal abstract record RotationNeed
{
    private RotationNeed()
    {
    }

    /// <summary>Why, for the plan.</summary>
    public required string Sentence { get; init; }

    /// <summary>A next certificate has to be made.</summary>
    public sealed record Create : RotationNeed;

    /// <summary>One is there that nothing refers to: it is taken, not doubled.</summary>
    public sealed record Adopt : RotationNeed
    {
        /// <summary>The certificate and a server that can use its key.</summary>
        public required HeldCertificate Incoming { get; init; }
    }

    /// <summary>AuthConfig names one as next: the rotation goes on where it stands.</summary>
    public sealed record GoOn : RotationNeed
    {
        /// <summary>The certificate and a server that can use its key.</summary>
        public required HeldCertificate Incoming { get; init; }
    }

    /// <summary>The next one is in use already: what is left is to be finished.</summary>
    public sealed record Finish : RotationNeed
    {
        /// <summary>Thumbprint of the certificate that was in use before; empty when AuthConfig names none.</summary>
        public required string Former { get; init; }
    }

    /// <summary>A planned rotation is not what helps; the sentence says what does.</summary>
    public sealed record Stop : RotationNeed;
}
