using HybridTrust.Local.Hosting;

namespace HybridTrust.Local.Commands;

/// <summary>Opens the folders that a command line names, before anything is started that would have to be thrown away.</summary>
internal static class Folders
{
    /// <summary>The folder that keeps a world, or a temporary one.</summary>
    /// <exception cref="CommandException">It cannot be made.</exception>
    public static DataFolder Data(string? directory)
    {
        try
        {
            return DataFolder.Open(directory);
        }
        catch (Exception unusable) when (directory is not null && IsUnusable(unusable))
        {
            throw Refuse("--data", directory, unusable);
        }
    }

    /// <summary>Makes the folder that files are written to.</summary>
    /// <exception cref="CommandException">It cannot be made.</exception>
    public static string Output(string directory)
    {
        try
        {
            return Directory.CreateDirectory(directory).FullName;
        }
        catch (Exception unusable) when (IsUnusable(unusable))
        {
            throw Refuse("--output", directory, unusable);
        }
    }

    private static bool IsUnusable(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentException;

    private static CommandException Refuse(string option, string directory, Exception unusable) => CommandException.Usage(
        $"Folder {directory} cannot be used: {unusable.Message.TrimEnd('.')}. Name one with {option} in which you may write.");
}
