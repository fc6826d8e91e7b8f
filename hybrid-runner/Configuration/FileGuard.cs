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

    [SupportedOSPlatform("windows")]
    private const FileSystemRights Writing =
        FileSystemRights.WriteData | FileSystemRights.AppendData | FileSystemRights.Delete | FileSystemRights.ChangePermissions | FileSystemRights.TakeOwnership;

    /// <summary>Why the file must not be obeyed, and what to do; null when nobody else can write it, or when it cannot be seen.</summary>
    public static string? WhyNot(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                return Writers(path) is [var writer, ..]
                    ? $"{writer} may write this file, so it is anybody's word. Leave write access to administrators, the system and the runner's account (icacls)."
                    : null;
            }

            return (File.GetUnixFileMode(path) & OthersWrite) == UnixFileMode.None ? null
                : $"Other accounts may write this file, so it is anybody's word. Read it through, then run 'chmod go-w {path}'.";
        }
        catch (Exception unseen) when (unseen is IOException or UnauthorizedAccessException)
        {
            // Reading it says so in its own words.
            return null;
        }
    }

    [SupportedOSPlatform("windows")]
    private static List<string> Writers(string path)
    {
        SecurityIdentifier[] trusted =
        [
            WindowsIdentity.GetCurrent().User!,
            new(WellKnownSidType.BuiltinAdministratorsSid, null),
            new(WellKnownSidType.LocalSystemSid, null),
            new(WellKnownSidType.CreatorOwnerSid, null),
        ];
        return
        [
            .. new FileInfo(path).GetAccessControl().GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
                .OfType<FileSystemAccessRule>()
                .Where(rule => rule.AccessControlType is AccessControlType.Allow
                    && (rule.FileSystemRights & Writing) != default(FileSystemRights)
                    && !rule.PropagationFlags.HasFlag(PropagationFlags.InheritOnly)
                    && !trusted.Contains(rule.IdentityReference))
                .Select(rule => rule.IdentityReference.Value),
        ];
    }
}
