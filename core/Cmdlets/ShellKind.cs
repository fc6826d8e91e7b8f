namespace HybridTrust.Cmdlets;

/// <summary>The shells that on-premises and Exchange Online operations run in.</summary>
public enum ShellKind
{
    /// <summary>Exchange Management Shell, in a session on one named server.</summary>
    ExchangeServer,

    /// <summary>Skype for Business Server Management Shell.</summary>
    SkypeServer,

    /// <summary>Exchange Online PowerShell; a process of its own, because it shadows Exchange's cmdlets (domain 7, trap 33).</summary>
    ExchangeOnline,

    /// <summary>Local operations on a named Windows server: stores, services, pools, DNS.</summary>
    Windows,
}
