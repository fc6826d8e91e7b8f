using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace HybridTrust.Runner.Doctor;

/// <summary>Who else may write a file that only administrators of the server should.</summary>
internal static class OtherWriters
{
    /// <summary>Windows' GENERIC_ALL and GENERIC_WRITE, which .NET has no name for.</summary>
    private const int GenericWriting = 0x50000000;

    /// <summary>A sentence about others who may write the file or folder; null when there are none.</summary>
    public static string? Find(string path) => OperatingSystem.IsWindows() ? FindByAcl(path) : FindByMode(path);

    private static string? FindByMode(string path)
    {
#pragma warning disable CA1416 // Find asks for the system first.
        var mode = File.GetUnixFileMode(path);
#pragma warning restore CA1416
        return (mode & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == UnixFileMode.None
            ? null
            : $"{path} may be written by its group or by every account.";
    }

    // By SID and never by name: Windows speaks the admin's language (domain 11, row 15).
    [SupportedOSPlatform("windows")]
    private static string? FindByAcl(string path)
    {
        using var me = WindowsIdentity.GetCurrent();
        SecurityIdentifier?[] trusted =
        [
            me.User,
            new SecurityIdentifier(WellKnownSidType.LocalSystemSid, null),
            new SecurityIdentifier(WellKnownSidType.BuiltinAdministratorsSid, null),
        ];
        const int Writing = GenericWriting | (int)(FileSystemRights.WriteData | FileSystemRights.AppendData | FileSystemRights.Delete
            | FileSystemRights.DeleteSubdirectoriesAndFiles | FileSystemRights.ChangePermissions | FileSystemRights.TakeOwnership);
        FileSystemSecurity acl = Directory.Exists(path) ? new DirectoryInfo(path).GetAccessControl() : new FileInfo(path).GetAccessControl();
        var others = acl.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
            .OfType<FileSystemAccessRule>()
            .Where(r => r.AccessControlType is AccessControlType.Allow && ((int)r.FileSystemRights & Writing) != 0 && !r.PropagationFlags.HasFlag(PropagationFlags.InheritOnly))
            .Select(r => (SecurityIdentifier)r.IdentityReference)
            .Where(sid => !trusted.Contains(sid))
            .Select(sid => sid.Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return others.Count == 0 ? null : $"{path} may be written by {string.Join(", ", others)}.";
    }
}
