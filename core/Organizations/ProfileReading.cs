namespace HybridTrust.Organizations;

/// <summary>What reading a profile gave: the profile, or everything that is wrong with it.</summary>
public abstract record ProfileReading
{
    private ProfileReading()
    {
    }

    /// <summary>The file's name, for messages.</summary>
    public required string FileName { get; init; }

    /// <summary>Nothing is wrong.</summary>
    public sealed record Valid(OrganizationProfile Profile) : ProfileReading;

    /// <summary>All errors at once, in the order of the file; never empty.</summary>
    public sealed record Invalid(IReadOnlyList<ProfileError> Errors) : ProfileReading
    {
        /// <inheritdoc />
        public override string ToString() => string.Join('\n', Errors.Select(error => $"{FileName}: {error}"));
    }
}
