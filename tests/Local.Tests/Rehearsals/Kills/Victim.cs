namespace HybridTrust.Local.Rehearsals.Kills;

/// <summary>Who is killed.</summary>
public enum Victim
{
    /// <summary>The process of the host; its runner is left without a parent, finishes its step and ends.</summary>
    Host,

    /// <summary>The process of the runner, wherever it is in its batch; the host goes on and starts it again.</summary>
    Runner,

    /// <summary>Both at once, as when a machine loses its power.</summary>
    Both,
}
