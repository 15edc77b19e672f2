"""Tests of the documents: conversion, packaging, filling."""
