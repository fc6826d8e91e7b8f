namespace HybridTrust.Cmdlets;

/// <summary>How a parameter's value is converted for PowerShell, and which <see cref="CmdletValue"/> it takes.</summary>
public enum ParameterType
{
    /// <summary>String and everything PowerShell parses from a string (Identity, Fqdn, Uri, Guid, SmtpAddress).</summary>
    Text,

    /// <summary>Boolean: a value, <c>$true</c> or <c>$false</c>.</summary>
    Truth,

    /// <summary>SwitchParameter: present or absent.</summary>
    Switch,

    /// <summary>Int32 or Int64.</summary>
    Number,

    /// <summary>DateTime, handed over in UTC.</summary>
    Instant,

    /// <summary>Byte[].</summary>
    Bytes,

    /// <summary>MultiValuedProperty or String[].</summary>
    List,
}
