# Values on their way in and out. Every payload is base64 of UTF-8; nothing here depends on a culture or on how a version reads JSON.

function ConvertTo-WireText([string] $Text) {
    [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($Text))
}

function ConvertFrom-WireText([string] $Wire) {
    [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($Wire))
}

# One wire value of a request as what PowerShell binds; in a box, because a pipeline would take arrays apart.
function ConvertFrom-WireValue([object] $Wire, [string] $Type) {
    $invariant = [Globalization.CultureInfo]::InvariantCulture
    $box = @{ Value = $null }
    switch -CaseSensitive ([string] $Wire.kind) {
        'null' { }
        'text' {
            $text = ConvertFrom-WireText $Wire.value
            if ($Type -ceq 'list') { $box.Value = [string[]] @($text) } else { $box.Value = $text }
        }
        'truth' {
            $truth = $Wire.value -ceq 'true'
            if ($Type -ceq 'switch') { $box.Value = New-Object -TypeName System.Management.Automation.SwitchParameter -ArgumentList $truth }
            else { $box.Value = $truth }
        }
        'switch' { $box.Value = New-Object -TypeName System.Management.Automation.SwitchParameter -ArgumentList $true }
        'number' { $box.Value = [long]::Parse($Wire.value, $invariant) }
        'instant' {
            # The value is base64 too: PowerShell 7 would make a date of it before we do.
            $box.Value = [datetime]::ParseExact((ConvertFrom-WireText $Wire.value), 'o', $invariant, [Globalization.DateTimeStyles]::RoundtripKind)
        }
        'bytes' { $box.Value = [Convert]::FromBase64String($Wire.value) }
        'list' { $box.Value = [string[]] @(foreach ($item in @($Wire.values)) { ConvertFrom-WireText $item }) }
        default { throw "A parameter came as '$($Wire.kind)', which is no kind of value." }
    }

    $box
}

# A value's text, the same on every machine.
function Get-InvariantText([object] $Value) {
    if ($null -eq $Value) { return '' }
    $types = $Value.PSObject.TypeNames
    if ($types.Count -gt 0 -and $types[0].StartsWith('Deserialized.', [StringComparison]::Ordinal)) {
        # What came through a remote session keeps the text it had there; an enumeration by itself would only show its number.
        $text = $Value.PSObject.ToString()
        if ($text.StartsWith('System.Management.Automation.', [StringComparison]::Ordinal)) { $text = "$Value" }
        return $text
    }

    if ($Value -is [datetime] -or $Value -is [DateTimeOffset]) { return Get-InstantText $Value }
    if ($Value -is [enum]) { return $Value.ToString() }
    if ($Value -is [double] -or $Value -is [single]) { return $Value.ToString('R', [Globalization.CultureInfo]::InvariantCulture) }
    [string]::Format([Globalization.CultureInfo]::InvariantCulture, '{0}', @($Value))
}

# A time that does not say where it was taken is UTC, as Exchange keeps them (domain 11, row 3).
function Get-InstantText([object] $Value) {
    if ($Value -is [DateTimeOffset]) { $utc = $Value.UtcDateTime }
    elseif ($Value.Kind -eq [DateTimeKind]::Local) { $utc = $Value.ToUniversalTime() }
    else { $utc = [datetime]::SpecifyKind($Value, [DateTimeKind]::Utc) }
    $utc.ToString('o', [Globalization.CultureInfo]::InvariantCulture)
}

function ConvertTo-WireValue([string] $Name, [object] $Value) {
    $kind = 'text'
    $payload = ''
    if ($null -eq $Value -or $Value -is [DBNull]) { $kind = 'null' }
    elseif ($Value -is [byte[]]) { $kind = 'bytes'; $payload = [Convert]::ToBase64String($Value) }
    elseif ($Value -is [string]) { $payload = ConvertTo-WireText $Value }
    elseif ($Value -is [System.Collections.IEnumerable] -and $Value -isnot [System.Collections.IDictionary]) {
        $items = @(foreach ($item in $Value) { '"' + (ConvertTo-WireText (Get-InvariantText $item)) + '"' })
        return '{"name":"' + $Name + '","kind":"list","values":[' + ($items -join ',') + ']}'
    }
    elseif ($Value.PSObject.TypeNames[0].StartsWith('Deserialized.', [StringComparison]::Ordinal)) { $payload = ConvertTo-WireText (Get-InvariantText $Value) }
    elseif ($Value -is [bool] -or $Value -is [System.Management.Automation.SwitchParameter]) {
        $kind = 'truth'
        if ([bool] $Value) { $payload = 'true' } else { $payload = 'false' }
    }
    elseif ($Value -is [datetime] -or $Value -is [DateTimeOffset]) { $kind = 'instant'; $payload = ConvertTo-WireText (Get-InstantText $Value) }
    elseif ($Value -is [enum]) { $payload = ConvertTo-WireText ($Value.ToString()) }
    elseif ($Value -is [int] -or $Value -is [long] -or $Value -is [int16] -or $Value -is [byte] -or $Value -is [sbyte] -or $Value -is [uint16] -or $Value -is [uint32]) {
        $kind = 'number'
        $payload = ([long] $Value).ToString([Globalization.CultureInfo]::InvariantCulture)
    }
    else { $payload = ConvertTo-WireText (Get-InvariantText $Value) }

    '{"name":"' + $Name + '","kind":"' + $kind + '","value":"' + $payload + '"}'
}

# What a certificate that lost its properties on the way still says by its own bytes.
function Get-CertificateProperty([byte[]] $RawData) {
    $certificate = New-Object -TypeName System.Security.Cryptography.X509Certificates.X509Certificate2 -ArgumentList @(, $RawData)
    @{
        Thumbprint = $certificate.Thumbprint
        Subject    = $certificate.Subject
        NotBefore  = $certificate.NotBefore
        NotAfter   = $certificate.NotAfter
    }
    $certificate.Dispose()
}

# One object, as far as the catalogue reads it.
function ConvertTo-WireObject([object] $Object, [string[]] $Reads) {
    $found = @{}
    foreach ($name in $Reads) {
        $property = $Object.PSObject.Properties[$name]
        if ($null -ne $property) {
            $found[$name] = @{ Value = $null }
            # A property that cannot be read says nothing; the others still do.
            try { $found[$name].Value = $property.Value } catch { $found[$name].Value = $null }
        }
    }

    if ($found.ContainsKey('RawData') -and $found['RawData'].Value -is [byte[]]) {
        $certificate = $null
        foreach ($name in $Reads) {
            if (-not $found.ContainsKey($name) -or $null -eq $found[$name].Value) {
                if ($null -eq $certificate) { $certificate = Get-CertificateProperty $found['RawData'].Value }
                if ($certificate.ContainsKey($name)) { $found[$name] = @{ Value = $certificate[$name] } }
            }
        }
    }

    $properties = @(foreach ($name in $Reads) { if ($found.ContainsKey($name)) { ConvertTo-WireValue -Name $name -Value $found[$name].Value } })
    '[' + ($properties -join ',') + ']'
}
