using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using System.Text;

namespace HybridTrust.Runner.Enrolling;

/// <summary>Writes files that only the account at work, and on Windows administrators and the system, may open.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder, closed to others; one that is there is left as it is.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Own | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a file, whatever was there; a kill leaves the old one or the new one.</summary>
    public static void Replace(string path, string text)
    {
        var half = path + ".new";
        File.Delete(half);
        Write(half, text);
        File.Move(half, path, overwrite: true);
    }

    /// <summary>Writes a file where there is none.</summary>
    /// <returns>False when there is one: it was left as it is.</returns>
    public static bool Create(string path, string text)
    {
        if (File.Exists(path))
        {
            return false;
        }

        Write(path, text);
        return true;
    }

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Own;
        }

        using var file = new FileStream(path, options);
        if (OperatingSystem.IsWindows())
        {
            Close(path);
        }

        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    // Nothing is inherited: program data folders let every user read.
    [SupportedOSPlatform("windows")]
    private static void Close(string path)
    {
        var access = new FileSecurity();
        access.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        SecurityIdentifier[] owners =
        [
            WindowsIdentity.GetCurrent().User!,
            new(WellKnownSidType.BuiltinAdministratorsSid, null),
            new(WellKnownSidType.LocalSystemSid, null),
        ];
        foreach (var owner in owners)
        {
            access.AddAccessRule(new FileSystemAccessRule(owner, FileSystemRights.FullControl, AccessControlType.Allow));
        }

        new FileInfo(path).SetAccessControl(access);
    }
}
