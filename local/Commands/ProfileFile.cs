using HybridTrust.Organizations;
using HybridTrust.Planning;
using HybridTrust.Procedures;

namespace HybridTrust.Local.Commands;

/// <summary>Reads the profile that a command names.</summary>
internal static class ProfileFile
{
    private const string OfEstates = ".estate.json";

    /// <summary>What the file holds: the profile, or every error with its path and remedy.</summary>
    /// <exception cref="CommandException">There is no such file, or it cannot be read.</exception>
    public static async Task<ProfileReading> ReadAsync(string path, CancellationToken cancellation)
    {
        if (path.EndsWith(OfEstates, StringComparison.OrdinalIgnoreCase))
        {
            throw CommandException.Usage($"{path} is an estate file; give the profile ({path[..^OfEstates.Length]}.json). The estate file beside it is read by itself.");
        }

        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CommandException.Usage($"There is no profile {path}. Give the path of an organization profile, such as samples/fabrikam.json.");
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw CommandException.Usage($"{path} is a folder. Give the path of an organization profile, such as samples/fabrikam.json.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Usage($"Profile {path} cannot be read: {unreadable.Message} Give the path of a file that you may read.");
        }

        return ProfileReader.Read(bytes, path) switch
        {
            ProfileReading.Valid valid when Refused(valid.Profile) is { Count: > 0 } errors => new ProfileReading.Invalid(errors) { FileName = path },
            var reading => reading,
        };
    }

    /// <summary>The profile.</summary>
    /// <exception cref="CommandException">The file cannot be read, or something is wrong in it: all of it is listed.</exception>
    public static async Task<OrganizationProfile> LoadAsync(string path, CancellationToken cancellation) =>
        await ReadAsync(path, cancellation) switch
        {
            ProfileReading.Valid valid => valid.Profile,
            ProfileReading.Invalid invalid => throw CommandException.Usage(invalid.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    // A profile may be right, while its topology is refused, or this release cannot carry out one of its procedures.
    private static List<ProfileError> Refused(OrganizationProfile profile) =>
    [
        .. Planner.Refusals(profile.Topology),
        .. profile.Procedures.Index()
            .Where(p => ProcedureCatalogue.Default.Find(p.Item) is null)
            .Select(p => new ProfileError(
                $"$.procedures[{p.Index}]", $"This release cannot carry out '{p.Item}'.", "Leave it out, or update the product.")),
    ];
}
