package ssl

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/md5"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"hash"
	"strings"
)

// This file decrypts private keys.

var errDecrypt = errors.New("the key cannot be decrypted")

// unpad undoes the padding of block ciphers.
func unpad(data []byte, size int) ([]byte, error) {
	if len(data) == 0 {
		return nil, errDecrypt
	}
	n := int(data[len(data)-1])
	if n == 0 || n > size || n > len(data) {
		return nil, errDecrypt
	}
	for _, b := range data[len(data)-n:] {
		if int(b) != n {
			return nil, errDecrypt
		}
	}
	return data[:len(data)-n], nil
}

func decryptCBC(block cipher.Block, iv, data []byte) ([]byte, error) {
	if len(iv) != block.BlockSize() || len(data)%block.BlockSize() != 0 {
		return nil, errDecrypt
	}
	out := make([]byte, len(data))
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(out, data)
	return unpad(out, block.BlockSize())
}

// decryptLegacy decrypts a block with the headers Proc-Type and DEK-Info, whose key is made of the password by MD5.
func decryptLegacy(b *pem.Block, password string) ([]byte, error) {
	name, ivText, _ := strings.Cut(b.Headers["DEK-Info"], ",")
	iv, err := hex.DecodeString(ivText)
	if err != nil || len(iv) < 8 {
		return nil, errDecrypt
	}
	sizes := map[string]int{"AES-128-CBC": 16, "AES-192-CBC": 24, "AES-256-CBC": 32, "DES-EDE3-CBC": 24, "DES-CBC": 8}
	size, ok := sizes[name]
	if !ok {
		return nil, errDecrypt
	}
	var key, digest []byte
	for len(key) < size {
		h := md5.New()
		h.Write(digest)
		h.Write([]byte(password))
		h.Write(iv[:8])
		digest = h.Sum(nil)
		key = append(key, digest...)
	}
	var block cipher.Block
	switch name {
	case "DES-EDE3-CBC":
		block, err = des.NewTripleDESCipher(key[:size])
	case "DES-CBC":
		block, err = des.NewCipher(key[:size])
	default:
		block, err = aes.NewCipher(key[:size])
	}
	if err != nil {
		return nil, err
	}
	return decryptCBC(block, iv, b.Bytes)
}

type algorithm struct {
	Algorithm  asn1.ObjectIdentifier
	Parameters asn1.RawValue `asn1:"optional"`
}

// decryptPKCS8 decrypts an EncryptedPrivateKeyInfo (RFC 5958) that uses PBES2 with PBKDF2.
func decryptPKCS8(der []byte, password string) ([]byte, error) {
	var info struct {
		Algorithm algorithm
		Data      []byte
	}
	if _, err := asn1.Unmarshal(der, &info); err != nil {
		return nil, err
	}
	var scheme struct{ Derivation, Encryption algorithm }
	if info.Algorithm.Algorithm.String() != "1.2.840.113549.1.5.13" {
		return nil, errDecrypt
	}
	if _, err := asn1.Unmarshal(info.Algorithm.Parameters.FullBytes, &scheme); err != nil {
		return nil, err
	}
	var kdf struct {
		Salt      []byte
		Count     int
		KeyLength int       `asn1:"optional"`
		PRF       algorithm `asn1:"optional"`
	}
	if scheme.Derivation.Algorithm.String() != "1.2.840.113549.1.5.12" {
		return nil, errDecrypt
	}
	if _, err := asn1.Unmarshal(scheme.Derivation.Parameters.FullBytes, &kdf); err != nil {
		return nil, err
	}
	prfs := map[string]func() hash.Hash{
		"": sha1.New, "1.2.840.113549.2.7": sha1.New, "1.2.840.113549.2.9": sha256.New,
		"1.2.840.113549.2.10": sha512.New384, "1.2.840.113549.2.11": sha512.New,
	}
	sizes := map[string]int{
		"2.16.840.1.101.3.4.1.2": 16, "2.16.840.1.101.3.4.1.22": 24, "2.16.840.1.101.3.4.1.42": 32, "1.2.840.113549.3.7": 24,
	}
	prf, known := prfs[kdf.PRF.Algorithm.String()]
	size, ok := sizes[scheme.Encryption.Algorithm.String()]
	if !known || !ok {
		return nil, errDecrypt
	}
	key, err := pbkdf2.Key(prf, password, kdf.Salt, kdf.Count, size)
	if err != nil {
		return nil, err
	}
	var iv []byte
	if _, err := asn1.Unmarshal(scheme.Encryption.Parameters.FullBytes, &iv); err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if scheme.Encryption.Algorithm.String() == "1.2.840.113549.3.7" {
		block, err = des.NewTripleDESCipher(key)
	}
	if err != nil {
		return nil, err
	}
	return decryptCBC(block, iv, info.Data)
}
