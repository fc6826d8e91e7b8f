using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace HybridTrust.Runner.Configuration;

/// <summary>
/// Whether a file that says what a runner may do is its admin's own word. One that others can write is anybody's word, and is not obeyed.
/// </summary>
internal static class FileGuard
{
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Windows' GENERIC_ALL and GENERIC_WRITE, which .NET has no name for.</summary>
    private const int GenericWriting = 0x50000000;

    /// <summary>Why the file or folder must not be relied on, and what to do; null when nobody else can write it, or when it cannot be seen.</summary>
    public static string? WhyNot(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return Writers(path) is { Count: > 0 } writers
                    ? $"{string.Join(", ", writers)} may write this, so it is anybody's word. Leave write access to administrators, the system and the runner's account (icacls)."
                    : null;
            }

            return (File.GetUnixFileMode(path) & OthersWrite) == UnixFileMode.None ? null
                : $"Other accounts may write this, so it is anybody's word. Read it through, then run 'chmod go-w {path}'.";
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            // Reading it says so in its own words.
            return null;
        }
    }

    // By SID and never by name: Windows speaks the admin's language (domain 11, row 15).
    [SupportedOSPlatform("windows")]
    private static List<string> Writers(string path)
    {
        using var me = WindowsIdentity.GetCurrent();
        SecurityIdentifier[] trusted =
        [
            me.User!,
            new(WellKnownSidType.BuiltinAdministratorsSid, null),
            new(WellKnownSidType.LocalSystemSid, null),
            new(WellKnownSidType.CreatorOwnerSid, null),
        ];
        const int Writing = GenericWriting | (int)(FileSystemRights.WriteData | FileSystemRights.AppendData | FileSystemRights.Delete
            | FileSystemRights.DeleteSubdirectoriesAndFiles | FileSystemRights.ChangePermissions | FileSystemRights.TakeOwnership);
        FileSystemSecurity access = Directory.Exists(path) ? new DirectoryInfo(path).GetAccessControl() : new FileInfo(path).GetAccessControl();
        return
        [
            .. access.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
                .OfType<FileSystemAccessRule>()
                .Where(rule => rule.AccessControlType is AccessControlType.Allow
                    && ((int)rule.FileSystemRights & Writing) != 0
                    && !rule.PropagationFlags.HasFlag(PropagationFlags.InheritOnly)
                    && !trusted.Contains(rule.IdentityReference))
                .Select(rule => rule.IdentityReference.Value)
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
