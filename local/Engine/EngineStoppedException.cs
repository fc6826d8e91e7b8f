namespace HybridTrust.Local.Engine;

/// <summary>The engine stopped before it could say that something is durable; after a restart, ask again.</summary>
internal sealed class EngineStoppedException(Exception? inner) : Exception(
    inner is null
        ? "The workflow engine has stopped. Start the host again; what was accepted goes on by itself."
        : $"The workflow engine has stopped because its journal could not be written: {inner.Message} "
            + "Free or repair the disk, then start the host again; what was accepted goes on by itself.",
    inner);
