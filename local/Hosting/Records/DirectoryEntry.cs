using System.Runtime.InteropServices;

namespace HybridTrust.Local.Hosting.Records;

/// <summary>
/// Flushes a folder's list of names. On Unix a file that was moved is under its new name for good only when its folder is flushed too;
/// the base library does not open folders. Windows flushes names with the file system's own journal.
/// </summary>
internal static partial class DirectoryEntry
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"Folder {folder} cannot be flushed: error {Marshal.GetLastPInvokeError()}. Check its permissions and the disk.");
        }

        // Some file systems offer no flush of folders; there the move is all that can be had.
        _ = Sync(handle);
        _ = Close(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
